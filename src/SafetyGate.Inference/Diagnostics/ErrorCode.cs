namespace SafetyGate.Inference.Diagnostics;

/// <summary>
/// The stable number of one kind of error, written <c>SG1234</c>. The thousands digit says whose turn it is to act, and
/// decides the exit code: 1 the caller (usage, configuration, prompts, run folder), 2 the checkpoint, 3 the engine,
/// 9 SafetyGate itself.
/// </summary>
/// <param name="Number">Four digits, 1000 to 9999. Never reused for another meaning.</param>
/// <param name="Title">What is wrong, in a few words; the README's error table shows it.</param>
public sealed record ErrorCode(int Number, string Title)
{
    public override string ToString() => $"SG{Number:D4}";
}
