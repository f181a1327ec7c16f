namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>What a value is assigned to.</summary>
internal abstract record AssignmentTarget(int Line);
