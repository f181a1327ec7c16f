using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Judging;

/// <summary>Two judges of the same responses, for leaving early: what either still needs is generated.</summary>
public sealed class SettlingPair(ISettlingJudge first, ISettlingJudge second) : ISettlingJudge
{
    /// <summary>Both names, in alphabetical order, with a plus between them.</summary>
    public string Name { get; } = string.Join('+', new[] { first.Name, second.Name }.Order(StringComparer.Ordinal));

    /// <summary>The first judge's judgement.</summary>
    public Judgement Judge(Prompt prompt, string response) => first.Judge(prompt, response);

    /// <inheritdoc/>
    public bool IsSettled(Prompt prompt, string beginning) => first.IsSettled(prompt, beginning) && second.IsSettled(prompt, beginning);
}
