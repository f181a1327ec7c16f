using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints;

/// <summary>What a refused checkpoint says.</summary>
internal static class Refusal
{
    public static SafetyGateException Of(TemporaryFolder folder) => Of(folder.Path);

    public static SafetyGateException Of(string folder) => Should.Throw<SafetyGateException>(() => Checkpoint.Open(folder).Dispose());

    /// <summary>What is wrong with a header over so many bytes of data: each problem's code and text; none for a sound one.</summary>
    public static IReadOnlyList<string> OfHeader(byte[] header, long dataLength)
    {
        var all = new ProblemList();
        var problems = new FileProblems(all, "x");
        List<SafetensorsEntry> entries = SafetensorsHeaderParser.Parse(header, problems);
        if (all.Count == 0)
            SafetensorsLayout.Check(entries, dataLength, problems);
        try
        {
            all.ThrowIfAny("file");
        }
        catch (SafetyGateException e)
        {
            return [.. e.Problems.Select(p => p.StartsWith("SG", StringComparison.Ordinal) ? p : $"{e.Code}: {p}")];
        }

        return [];
    }
}
