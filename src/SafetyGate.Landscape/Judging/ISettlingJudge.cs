using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Judging;

/// <summary>
/// A judge that can tell from the beginning of a response that nothing behind it matters, so that it need not be generated.
/// Two judges that settle responses differently have different names.
/// </summary>
public interface ISettlingJudge : IJudge
{
    /// <summary>Whether every response that begins with this text has the judgement of this text.</summary>
    /// <param name="prompt">The request.</param>
    /// <param name="beginning">What the model has said so far.</param>
    bool IsSettled(Prompt prompt, string beginning);
}
