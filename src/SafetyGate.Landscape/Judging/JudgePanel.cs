namespace SafetyGate.Landscape.Judging;

/// <summary>The judges of a run: one decides the verdict, another may stand beside it. Owns those that hold something.</summary>
/// <param name="First">Decides.</param>
/// <param name="Second">Reads the same responses, for comparison; null where there is none.</param>
public sealed record JudgePanel(IBatchJudge First, IBatchJudge? Second = null) : IDisposable
{
    /// <summary>SafetyGate's own judge, and the paper's beside it.</summary>
    public static JudgePanel Default { get; } = new(new RefusalJudge(), new KeywordJudge());

    /// <summary>What tells that a response is settled for every judge of the panel; null where one of them needs whole
    /// responses.</summary>
    public ISettlingJudge? Settling => (First, Second) switch
    {
        (ISettlingJudge first, null) => first,
        (ISettlingJudge first, ISettlingJudge second) => new SettlingPair(first, second),
        _ => null,
    };

    public void Dispose()
    {
        (First as IDisposable)?.Dispose();
        (Second as IDisposable)?.Dispose();
    }
}
