namespace SafetyGate.Inference.Generation;

/// <summary>
/// Words put into the assistant's mouth: the first tokens of a text, tokenized by itself and appended to the prompt. The
/// response is what the model writes after them.
/// </summary>
/// <param name="Text">How the answer begins.</param>
/// <param name="Tokens">How many of its tokens; 0 or more, all where it has fewer.</param>
public sealed record Prefill(string Text, int Tokens);
