using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Syntax;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.ChatTemplates;

/// <summary>
/// A chat template: the Jinja dialect that the transformers library gives to templates (jinja2's immutable sandbox with
/// trim_blocks, lstrip_blocks and loop controls, <c>{% generation %}</c>, <c>raise_exception</c>, <c>strftime_now</c> and a
/// <c>tojson</c> that keeps non-ASCII text). Immutable; may be rendered from several threads.
/// </summary>
public sealed class ChatTemplate
{
    private readonly Statement[] _body;
    private readonly ChatTemplateLimits _limits;

    private ChatTemplate(string source, Statement[] body, ChatTemplateLimits limits)
    {
        Source = source;
        _body = body;
        _limits = limits;
    }

    /// <summary>The text that was parsed.</summary>
    public string Source { get; }

    /// <param name="source">The template's text.</param>
    /// <param name="limits">What parsing and rendering may consume; null for <see cref="ChatTemplateLimits.Default"/>.</param>
    /// <exception cref="SafetyGateException">
    /// SG2300 for a syntax error, SG2305 for a limit, SG2306 for a tag that chat templates do not have; with the line.
    /// </exception>
    public static ChatTemplate Parse(string source, ChatTemplateLimits? limits = null)
    {
        limits ??= ChatTemplateLimits.Default;
        try
        {
            if (source.Length > limits.SourceLength)
                throw TemplateFault.Limit($"the template has more than {limits.SourceLength} characters");
            return new ChatTemplate(source, TemplateParser.Parse(source, limits.NestingDepth), limits);
        }
        catch (TemplateFault fault)
        {
            throw Refused(fault, null);
        }
    }

    /// <returns>The rendered text, at most <see cref="ChatTemplateLimits.OutputLength"/> characters.</returns>
    /// <exception cref="SafetyGateException">
    /// SG2301 undefined, SG2302 wrong type or value, SG2303 sandbox, SG2304 the template's own <c>raise_exception</c>, SG2305
    /// limit, SG2306 unknown filter or test, SG2309 unusable conversation; with the template's line.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public string Render(ChatTemplateInput input, CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource deadline = new(_limits.Time);
        RenderContext context = new(new Meter(_limits, deadline.Token, cancellationToken), input.Clock);
        try
        {
            Scope scope = new(TemplateVariables.Create(input, context));
            OutputBuffer output = new(_limits.OutputLength);
            context.Statements.Root = scope;
            context.Statements.Execute(_body, scope, output);
            return output.ToString();
        }
        catch (TemplateFault fault)
        {
            throw Refused(fault, context.Line);
        }
    }

    private static SafetyGateException Refused(TemplateFault fault, int? line)
    {
        string place = (fault.Line ?? line) is int number ? $"chat template, line {number}: " : "chat template: ";
        return new SafetyGateException(fault.Code, $"{place}{fault.Message}; {Advice(fault)}", fault);
    }

    private static string Advice(TemplateFault fault)
    {
        if (fault.Code == ChatTemplateErrors.Raised || fault.Code == ChatTemplateErrors.Conversation)
            return "give it a conversation that it accepts";
        if (fault.Code == ChatTemplateErrors.Limit)
            return "use a checkpoint with an ordinary template, or raise the limit";
        return "correct the template, or use a checkpoint whose template renders in the transformers library";
    }
}
