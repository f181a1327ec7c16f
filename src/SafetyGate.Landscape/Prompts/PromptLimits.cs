namespace SafetyGate.Landscape.Prompts;

/// <summary>Bounds on what a prompt file may ask of memory and of reports.</summary>
internal static class PromptLimits
{
    public const int FileBytes = 64 << 20;
    public const int Prompts = 100_000;
    public const int TextLength = 65_536;
    public const int LabelLength = 128;

    /// <summary>
    /// Of one JSONL line (characters) or CSV record (bytes): a longest text, all characters escaped, and room beside it.
    /// </summary>
    public const int RecordLength = 1 << 20;
}
