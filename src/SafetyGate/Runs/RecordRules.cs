using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs.Probes;

namespace SafetyGate.Runs;

/// <summary>Which records belong in a gate's run.</summary>
internal sealed class RecordRules(RunManifest manifest) : IRecordRules
{
    private const int PrefixLength = 16;
    private const double AlphaTolerance = 1e-12;
    private const double LogRounding = 1e-3;

    private readonly AlphaGrid _grid = manifest.Grid.ToGrid();
    private readonly string[] _promptIds = [.. manifest.PromptSet.Prompts.Select(p => p.Id)];
    private readonly Dictionary<string, ProbeItems> _probes = manifest.Probes.ToDictionary(p => p.Id, p => ProbeItems.Of(p, manifest), StringComparer.Ordinal);

    public string Run { get; } = manifest.Identity[..PrefixLength];

    public bool Asks(string probe) => probe == PointKey.SafetyProbe || _probes.ContainsKey(probe);

    public string? Problem(PointResponses point)
    {
        (CheckpointRole role, int direction, int alphaIndex) = point.Key;
        if (!Enum.IsDefined(role))
            return "its role is neither base nor candidate";
        if (alphaIndex < 0 || alphaIndex >= _grid.Count)
            return $"its alpha index {alphaIndex} is not on the grid";
        if (direction < PointKey.OriginDirection || (direction == PointKey.OriginDirection) != (alphaIndex == _grid.OriginIndex))
            return $"its direction {direction} does not go with its alpha index {alphaIndex}";
        if (!(Math.Abs(point.Alpha - _grid.Alphas[alphaIndex]) <= AlphaTolerance))
            return $"its alpha {point.Alpha} is not the grid's {_grid.Alphas[alphaIndex]}";
        if (point.Key.Probe == PointKey.SafetyProbe)
            return Problem(point, _promptIds);
        if (!_probes.TryGetValue(point.Key.Probe, out ProbeItems? items))
            return "the run does not ask its probe";
        return items.TextCounts is { } counts ? Problem(point, items.Ids, counts) : Problem(point, items.Ids);
    }

    private static string? Problem(PointResponses point, IReadOnlyList<string> ids)
    {
        if (!point.Responses.Select(r => r.PromptId).SequenceEqual(ids, StringComparer.Ordinal) || point.Scores.Count > 0)
            return $"its responses are not those to the {ids.Count} prompts of the set, in their order";
        if (point.Responses.Any(r => r.TokenCount < 0 || !Enum.IsDefined(r.Finish)))
            return "a response has a negative number of tokens or no known end";
        return null;
    }

    private static string? Problem(PointResponses point, IReadOnlyList<string> ids, IReadOnlyList<int> counts)
    {
        if (!point.Scores.Select(s => s.Id).SequenceEqual(ids, StringComparer.Ordinal) || point.Responses.Count > 0
            || !point.Scores.Select(s => s.Likelihoods.Count).SequenceEqual(counts))
            return $"its scores are not those of the {ids.Count} items of the probe, in their order";
        if (point.Scores.Any(s => s.Likelihoods.Any(l => l.TokenCount < 0 || !double.IsFinite(l.LogLikelihood) || l.LogLikelihood > LogRounding)))
            return "a score is no logarithm of a probability, or has a negative number of tokens";
        return null;
    }
}
