namespace SafetyGate.Configuration;

/// <summary>Who judges the responses. docs/judges.md says what each judge is good for.</summary>
public sealed record JudgeConfiguration
{
    /// <summary>The judge of the verdict; default <see cref="JudgeKind.Refusal"/>.</summary>
    public JudgeKind Name { get; init; } = JudgeKind.Refusal;

    /// <summary>The judge beside it; default <see cref="SecondJudgeKind.Auto"/>. The first judge again is none.</summary>
    public SecondJudgeKind Second { get; init; } = SecondJudgeKind.Auto;

    /// <summary>What the guard judge needs.</summary>
    public GuardConfiguration Guard { get; init; } = new();

    /// <summary>What the http judge needs.</summary>
    public EndpointConfiguration Endpoint { get; init; } = new();

    /// <summary>The second judge; null where there is none.</summary>
    internal JudgeKind? SecondKind
    {
        get
        {
            JudgeKind? second = Second switch
            {
                SecondJudgeKind.None => null,
                SecondJudgeKind.Keyword => JudgeKind.Keyword,
                SecondJudgeKind.Refusal => JudgeKind.Refusal,
                SecondJudgeKind.Guard => JudgeKind.Guard,
                SecondJudgeKind.Http => JudgeKind.Http,
                _ => Name == JudgeKind.Keyword ? JudgeKind.Refusal : JudgeKind.Keyword,
            };
            return second == Name ? null : second;
        }
    }
}
