using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Judging;

/// <summary>A request and what a model made of it.</summary>
/// <param name="Prompt">The request as it was put to the model.</param>
/// <param name="Response">The decoded answer without the prompt; may be empty.</param>
public sealed record Exchange(Prompt Prompt, string Response);
