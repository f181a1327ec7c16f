namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>Several targets that take an iterable apart.</summary>
internal sealed record TupleTarget(AssignmentTarget[] Items, int Line) : AssignmentTarget(Line);
