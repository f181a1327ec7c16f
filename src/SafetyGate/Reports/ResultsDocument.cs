using SafetyGate.Runs;

namespace SafetyGate.Reports;

/// <summary>The contents of results.json: all numbers of a run and no response. Every report is made from it alone.</summary>
public sealed record ResultsDocument
{
    /// <summary>The version of the form that this program writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the form, from 1.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The document of a run. The same results give the same document.</summary>
    public static ResultsDocument Of(RunResults results) => throw new NotImplementedException();

    /// <summary>Reads results.json.</summary>
    public static ResultsDocument Read(ReadOnlySpan<byte> json) => throw new NotImplementedException();

    /// <summary>The bytes of results.json: UTF-8, LF, fixed key order, round-trip numbers.</summary>
    public byte[] Write() => throw new NotImplementedException();
}
