using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Probes;

/// <summary>Asks prompts and keeps the responses.</summary>
/// <param name="id">See <see cref="IProbe.Id"/>.</param>
/// <param name="at">Where it is asked.</param>
/// <param name="prompts">What is asked.</param>
/// <param name="requests">[prompts], how each is put to the model.</param>
public sealed class PromptProbe(string id, ProbePlace at, PromptSet prompts, IReadOnlyList<ChatRequest> requests) : IProbe
{
    /// <summary>The plain safety prompts, asked everywhere.</summary>
    public static PromptProbe Safety(PromptSet prompts, IResponseWatch? watch = null) =>
        new(PointKey.SafetyProbe, ProbePlace.Grid, prompts, Plain(prompts)) { Watch = watch };

    /// <summary>The prompts as they are.</summary>
    public static IReadOnlyList<ChatRequest> Plain(PromptSet prompts) => [.. prompts.Prompts.Select(prompt => new ChatRequest(prompt.Text))];

    /// <summary>May end responses early; null, the default, lets each run to its end.</summary>
    public IResponseWatch? Watch { get; init; }

    public string Id => id;

    public ProbePlace At => at;

    public PointResponses Measure(IGenerator generator, PointKey key, double alpha, CancellationToken cancellation)
    {
        IReadOnlyList<Completion> completions = generator.Complete(requests, Watch, cancellation);
        if (completions.Count != requests.Count)
            throw new InvalidOperationException($"the generator gave {completions.Count} responses to {requests.Count} prompts");
        return new PointResponses(key with { Probe = id }, alpha, [.. prompts.Prompts.Zip(
            completions,
            (prompt, completion) => new Response(prompt.Id, completion.Text, completion.TokenCount, completion.Finish))]);
    }
}
