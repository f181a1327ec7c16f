using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Landscapes;

/// <summary>Which records belong in a landscape's run: the direction is the row, the alpha index the column.</summary>
internal sealed class LandscapeRecordRules(LandscapeManifest manifest) : IRecordRules
{
    private const int PrefixLength = 16;
    private const double Tolerance = 1e-12;

    private readonly IReadOnlyList<double> _columns = manifest.Axes[0].Values;
    private readonly int _rows = manifest.Axes.Count > 1 ? manifest.Axes[1].Values.Count : 1;
    private readonly string[] _promptIds = [.. manifest.PromptSet.Prompts.Select(p => p.Id)];

    public string Run { get; } = manifest.Identity[..PrefixLength];

    public bool Asks(string probe) => probe == PointKey.SafetyProbe;

    public string? Problem(PointResponses point)
    {
        (CheckpointRole role, int row, int column) = point.Key;
        if ((int)role < 0 || (int)role >= manifest.Surfaces)
            return $"its role is none of the {manifest.Surfaces} that are drawn";
        // Checkpoints beside the grid have a row of their own above its last.
        int columns = row == _rows ? manifest.Visits : _columns.Count;
        if (row < 0 || row > _rows || column < 0 || column >= columns)
            return $"its row {row} and column {column} are not on the grid";
        double alpha = row == _rows ? 1 : _columns[column];
        if (!(Math.Abs(point.Alpha - alpha) <= Tolerance))
            return $"its alpha {point.Alpha} is not the grid's {alpha}";
        if (!point.Responses.Select(r => r.PromptId).SequenceEqual(_promptIds, StringComparer.Ordinal))
            return $"its responses are not those to the {_promptIds.Length} prompts of the set, in their order";
        return point.Responses.Any(r => r.TokenCount < 0 || !Enum.IsDefined(r.Finish))
            ? "a response has a negative number of tokens or no known end"
            : null;
    }
}
