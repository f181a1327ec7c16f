namespace SafetyGate.Cli.Annotations;

/// <summary>How GitHub shows an annotation.</summary>
internal enum AnnotationLevel
{
    Notice,
    Warning,
    Error,
}
