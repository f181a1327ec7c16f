namespace SafetyGate.Inference.Generation;

/// <summary>What is put to a chat model.</summary>
/// <param name="Message">The user's message.</param>
public sealed record ChatRequest(string Message);
