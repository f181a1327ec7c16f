namespace SafetyGate.Inference.ChatTemplates;

/// <summary>One turn of a conversation.</summary>
/// <param name="Role">Who speaks: <c>system</c>, <c>user</c>, <c>assistant</c>, or what the template knows.</param>
/// <param name="Content">The text of the turn, as it is; templates trim it where their model was trained so.</param>
public sealed record ChatMessage(string Role, string Content);
