using System.Globalization;
using SafetyGate.Landscapes;
using SafetyGate.Reports;

namespace SafetyGate.Cli.Terminals;

/// <summary>What came of a landscape, for the terminal.</summary>
internal static class LandscapeText
{
    public static void Write(TextWriter output, LandscapeDocument landscape, string folder)
    {
        foreach (LandscapeSurfaceDocument surface in landscape.Surfaces)
        {
            LandscapeCellDocument[] cells = [.. surface.Cells.OfType<LandscapeCellDocument>()];
            string range = cells.Length == 0
                ? "no point could be computed"
                : string.Create(CultureInfo.InvariantCulture, $"ASR {cells.Min(c => c.AttackSuccessRate):0.0} % to {cells.Max(c => c.AttackSuccessRate):0.0} % over {cells.Length} points{Ends(landscape, surface)}");
            output.WriteLine($"{OneLine.Of(surface.Checkpoint)}: {range}");
        }

        foreach (string missing in landscape.Missing)
            output.WriteLine($"incomplete: {OneLine.Of(missing)}");
        output.WriteLine($"drawn: {Path.Combine(folder, LandscapeFiles.Markdown)}");
    }

    /// <summary>Of an axis from nothing done to all done, both ends.</summary>
    private static string Ends(LandscapeDocument landscape, LandscapeSurfaceDocument surface) =>
        landscape.Kind is LandscapeKind.QuantizeInt8 or LandscapeKind.QuantizeInt4
        && surface.Cells[0] is { } first && surface.Cells[^1] is { } last
            ? string.Create(CultureInfo.InvariantCulture, $"; {first.AttackSuccessRate:0.0} % as it is, {last.AttackSuccessRate:0.0} % quantised")
            : "";
}
