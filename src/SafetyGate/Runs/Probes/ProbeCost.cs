using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Probes;

namespace SafetyGate.Runs.Probes;

/// <summary>What a probe costs at every point where it is asked.</summary>
/// <param name="Name">The probe.</param>
/// <param name="At">Where it is asked.</param>
/// <param name="Generations">Responses to be generated; 0 where texts are scored.</param>
/// <param name="ReadTokens">Prompt tokens, or tokens scored with their context.</param>
/// <param name="NewTokens">Most tokens that it can generate.</param>
public sealed record ProbeCost(string Name, ProbePlace At, int Generations, long ReadTokens, long NewTokens)
{
    internal static ProbeCost Of(Probe probe, ChatCodec codec, int maxNewTokens) => new(
        probe.Record.Name,
        probe.Record.At,
        probe.Requests.Count,
        probe.Requests.Sum(request => (long)codec.Encode(request).Count) + probe.Items.SelectMany(item => item.Requests)
            .Sum(request => (long)codec.EncodeText(request.Text).Count + (request.Question is { } question ? codec.Encode(question).Count : 0)),
        (long)probe.Requests.Count * maxNewTokens);

    /// <summary>How often it is asked in a run of so many points, both checkpoints together.</summary>
    public long Times(int points) => At == ProbePlace.Grid ? points : 2;
}
