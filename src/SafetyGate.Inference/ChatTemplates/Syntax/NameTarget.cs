namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>A name of the current scope.</summary>
internal sealed record NameTarget(string Name, int Line) : AssignmentTarget(Line);
