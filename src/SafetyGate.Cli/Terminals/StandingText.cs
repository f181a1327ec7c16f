using SafetyGate.Runs;

namespace SafetyGate.Cli.Terminals;

/// <summary>Warnings, waivers and what ended the run, on the terminal.</summary>
internal static class StandingText
{
    public static void Write(TextWriter output, RunResults results)
    {
        foreach (string warning in results.Verdict.Warnings)
            output.WriteLine($"  warning: {OneLine.Of(warning)}");
        if (results.Settlement is { Kind: SettlementKind.Certain or SettlementKind.Confidence } settlement)
        {
            string why = settlement.Kind == SettlementKind.Certain
                ? "what remained could not change the outcome"
                : "the intervals decide, at all planned looks together";
            output.WriteLine($"ended after {settlement.Directions} of at most {settlement.MaxDirections} directions: {why}; {settlement.PointsSaved} points saved");
        }
    }
}
