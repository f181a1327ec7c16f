using SafetyGate.Inference.ChatTemplates.Syntax;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Walks statements and writes what they print.</summary>
internal sealed class StatementExecutor(RenderContext context)
{
    private readonly LoopExecutor _loops = new(context);

    /// <summary>The scope of the template itself; blocks see no other.</summary>
    public Scope Root { get; set; } = new(null);

    public Completion Execute(Statement[] body, Scope scope, OutputBuffer output)
    {
        context.Meter.Enter();
        Completion completion = Completion.Normal;
        foreach (Statement statement in body)
        {
            completion = Execute(statement, scope, output);
            if (completion != Completion.Normal)
                break;
        }

        context.Meter.Leave();
        return completion;
    }

    /// <summary>What a body prints, as a string.</summary>
    public StringValue Capture(Statement[] body, Scope scope)
    {
        Capture(body, scope, out StringValue text);
        return text;
    }

    private Completion Capture(Statement[] body, Scope scope, out StringValue text)
    {
        OutputBuffer output = new(context.Meter.Limits.StringLength);
        Completion completion = Execute(body, scope, output);
        text = context.String(output.ToString());
        return completion;
    }

    private Completion Execute(Statement statement, Scope scope, OutputBuffer output)
    {
        context.Line = statement.Line;
        context.Meter.Step();
        switch (statement)
        {
            case TextStatement text:
                output.Write(text.Text);
                return Completion.Normal;
            case PrintStatement print:
                output.Write(context.Text(context.Expressions.Evaluate(print.Value, scope)));
                return Completion.Normal;
            case IfStatement branches:
                return If(branches, scope, output);
            case ForStatement loop:
                return _loops.Execute(loop, scope, output);
            case LoopControlStatement control:
                return control.IsBreak ? Completion.Break : Completion.Continue;
            case SetStatement set:
                Assign(set.Target, context.Expressions.Evaluate(set.Value, scope), scope);
                return Completion.Normal;
            case SetBlockStatement block:
                return SetBlock(block, scope);
            case FilterBlockStatement block:
                return FilterBlock(block, scope, output);
            case WithStatement with:
                return With(with, scope, output);
            case MacroStatement macro:
                scope.Set(macro.Name, new MacroValue(macro.Name, macro.Signature, macro.Body, scope));
                return Completion.Normal;
            case CallBlockStatement call:
                CallBlock(call, scope, output);
                return Completion.Normal;
            case GenerationStatement generation:
                return Execute(generation.Body, new Scope(scope), output);
            case BlockStatement block:
                return Execute(block.Body, new Scope(block.IsScoped ? scope : Root), output);
            default:
                throw new InvalidOperationException($"no execution for {statement.GetType().Name}");
        }
    }

    public void Assign(AssignmentTarget target, Value value, Scope scope)
    {
        switch (target)
        {
            case NameTarget name:
                scope.Set(name.Name, value);
                break;
            case NamespaceTarget attribute when scope.Find(attribute.Name) is NamespaceValue names:
                names.Attributes[attribute.Attribute] = value;
                break;
            case NamespaceTarget attribute:
                throw TemplateFault.Type($"cannot assign attribute '{attribute.Attribute}' on '{attribute.Name}', which is no namespace");
            case TupleTarget tuple:
                Unpack(tuple, value, scope);
                break;
        }
    }

    private void Unpack(TupleTarget tuple, Value value, Scope scope)
    {
        Value[] items = [.. context.Iterate(value).Take(tuple.Items.Length + 1)];
        if (items.Length != tuple.Items.Length)
        {
            string found = items.Length > tuple.Items.Length ? "more" : $"{items.Length}";
            throw TemplateFault.Type($"cannot unpack: {tuple.Items.Length} values expected, {found} found");
        }

        for (int i = 0; i < items.Length; i++)
            Assign(tuple.Items[i], items[i], scope);
    }

    private Completion If(IfStatement branches, Scope scope, OutputBuffer output)
    {
        foreach ((Expression? condition, Statement[] body) in branches.Branches)
        {
            if (condition is null || context.Expressions.Evaluate(condition, scope).IsTrue)
                return Execute(body, scope, output);
        }

        return Completion.Normal;
    }

    private Completion SetBlock(SetBlockStatement block, Scope scope)
    {
        Completion completion = Capture(block.Body, new Scope(scope), out StringValue text);
        if (completion == Completion.Normal)
            Assign(block.Target, Filtered(block.Filters, text, scope), scope);
        return completion;
    }

    private Completion FilterBlock(FilterBlockStatement block, Scope scope, OutputBuffer output)
    {
        Completion completion = Capture(block.Body, new Scope(scope), out StringValue text);
        if (completion == Completion.Normal)
            output.Write(context.Text(Filtered(block.Filters, text, scope)));
        return completion;
    }

    private Value Filtered(FilterExpression[] filters, Value value, Scope scope) =>
        filters.Aggregate(value, (text, filter) => context.Expressions.Filter(filter, text, scope));

    private Completion With(WithStatement with, Scope scope, OutputBuffer output)
    {
        Scope inner = new(scope);
        foreach ((AssignmentTarget target, Expression value) in with.Assignments)
            Assign(target, context.Expressions.Evaluate(value, scope), inner);
        return Execute(with.Body, inner, output);
    }

    private void CallBlock(CallBlockStatement block, Scope scope, OutputBuffer output)
    {
        Value target = context.Expressions.Evaluate(block.Call.Target, scope);
        ArgumentList arguments = context.Expressions.Arguments(block.Call.Arguments, scope);
        OrderedDictionary<string, Value> keywords = new(arguments.Keywords)
        {
            ["caller"] = new MacroValue(null, block.Signature, block.Body, scope),
        };
        output.Write(context.Text(context.Caller.Call(target, new ArgumentList(arguments.Positional, keywords))));
    }
}
