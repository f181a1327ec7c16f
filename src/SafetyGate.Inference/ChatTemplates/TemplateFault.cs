using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.ChatTemplates;

/// <summary>A failure on its way out of the template; <see cref="ChatTemplate"/> turns it into the public exception.</summary>
internal sealed class TemplateFault(ErrorCode code, string message, int? line = null) : Exception(message)
{
    public ErrorCode Code { get; } = code;

    /// <summary>The 1-based line of the template, or null where only the evaluator knows it.</summary>
    public int? Line { get; } = line;

    public static TemplateFault Type(string message) => new(ChatTemplateErrors.Type, message);

    public static TemplateFault Limit(string message) => new(ChatTemplateErrors.Limit, message);

    public static TemplateFault Syntax(string message, int line) => new(ChatTemplateErrors.Syntax, message, line);
}
