using SafetyGate.Gate;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Cli;

/// <summary>What the process returns; the README's table says the same, and a test holds the two together.</summary>
internal static class ExitCodes
{
    public const int Pass = 0;
    public const int InternalError = 1;
    public const int Fail = 2;
    public const int Inconclusive = 3;
    public const int UsageError = 4;
    public const int CheckpointRefused = 5;
    public const int EngineUnavailable = 6;
    public const int Cancelled = 130;

    public static int Of(Outcome outcome) => outcome switch
    {
        Outcome.Pass => Pass,
        Outcome.Fail => Fail,
        _ => Inconclusive,
    };

    /// <summary>The thousands digit of an error says whose turn it is to act.</summary>
    public static int Of(ErrorCode code) => (code.Number / 1000) switch
    {
        1 => UsageError,
        2 => CheckpointRefused,
        3 => EngineUnavailable,
        _ => InternalError,
    };
}
