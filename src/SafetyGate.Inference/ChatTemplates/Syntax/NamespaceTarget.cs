namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>name.attribute</c>, where the name is a namespace.</summary>
internal sealed record NamespaceTarget(string Name, string Attribute, int Line) : AssignmentTarget(Line);
