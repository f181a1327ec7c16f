namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>A loop over <see cref="Iterable"/>, items that fail <see cref="Filter"/> left out.</summary>
internal sealed record ForStatement(
    AssignmentTarget Target,
    Expression Iterable,
    Expression? Filter,
    bool IsRecursive,
    Statement[] Body,
    Statement[] Otherwise,
    int Line) : Statement(Line);
