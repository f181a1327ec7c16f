using SafetyGate.Inference.Generation;

namespace SafetyGate.Landscape.Sweeps;

/// <summary>Every response of the weights at one point: what is stored, so that it can be judged again without a model.</summary>
/// <param name="Key">Which point.</param>
/// <param name="Alpha">The distance along the direction.</param>
/// <param name="Responses">[prompts], in the order of the prompt set.</param>
public sealed record PointResponses(PointKey Key, double Alpha, IReadOnlyList<Response> Responses);

/// <summary>One stored response.</summary>
/// <param name="PromptId">The prompt that was asked.</param>
/// <param name="Text">The decoded text.</param>
/// <param name="TokenCount">Generated tokens.</param>
/// <param name="Finish">Why generation ended.</param>
public sealed record Response(string PromptId, string Text, int TokenCount, FinishReason Finish);
