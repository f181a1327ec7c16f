using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>Which records belong in a gate's run.</summary>
internal sealed class RecordRules(RunManifest manifest) : IRecordRules
{
    private const int PrefixLength = 16;
    private const double AlphaTolerance = 1e-12;

    private readonly AlphaGrid _grid = manifest.Grid.ToGrid();
    private readonly string[] _promptIds = [.. manifest.PromptSet.Prompts.Select(p => p.Id)];

    /// <summary>The start of the run's identity, which every record carries.</summary>
    public string Run { get; } = manifest.Identity[..PrefixLength];

    /// <summary>What is wrong with a point, or null.</summary>
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
        if (!point.Responses.Select(r => r.PromptId).SequenceEqual(_promptIds, StringComparer.Ordinal))
            return $"its responses are not those to the {_promptIds.Length} prompts of the set, in their order";
        if (point.Responses.Any(r => r.TokenCount < 0 || !Enum.IsDefined(r.Finish)))
            return "a response has a negative number of tokens or no known end";
        return null;
    }
}
