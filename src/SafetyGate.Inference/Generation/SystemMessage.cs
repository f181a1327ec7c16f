namespace SafetyGate.Inference.Generation;

/// <summary>What comes before the user's message.</summary>
/// <param name="Text">The system message, empty or not; null sends none, so that the template does what it does by itself.</param>
public sealed record SystemMessage(string? Text);
