using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Judging;

/// <summary>Decides what became of a prompt: a pure function of prompt and response, safe in parallel.</summary>
public interface IJudge : IBatchJudge
{
    /// <param name="prompt">The request as it was put to the model.</param>
    /// <param name="response">The decoded answer without the prompt; may be empty.</param>
    Judgement Judge(Prompt prompt, string response);

    IReadOnlyList<Judgement?> IBatchJudge.Judge(IReadOnlyList<Exchange> exchanges, CancellationToken cancellation) =>
        [.. exchanges.Select(exchange => (Judgement?)Judge(exchange.Prompt, exchange.Response))];
}
