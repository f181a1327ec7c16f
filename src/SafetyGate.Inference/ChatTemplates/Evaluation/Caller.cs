using SafetyGate.Inference.ChatTemplates.Filters;
using SafetyGate.Inference.ChatTemplates.Functions;
using SafetyGate.Inference.ChatTemplates.Syntax;
using SafetyGate.Inference.ChatTemplates.Tests;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Calls functions, macros and loops.</summary>
internal sealed class Caller(RenderContext context)
{
    public Value Call(Value target, ArgumentList arguments)
    {
        switch (target)
        {
            case FunctionValue function:
                return function.Call(context, arguments);
            case MacroValue macro:
                return Call(macro, arguments);
            case JoinerValue joiner:
                arguments.Bind("joiner");
                return joiner.Next();
            case LoopValue loop:
                Value items = arguments.Bind("loop", "iterable").Required(0);
                return loop.Recurse is Func<Value, Value> recurse
                    ? recurse(items)
                    : throw TemplateFault.Type("the loop must have the 'recursive' marker to be called recursively");
            case UndefinedValue undefined:
                throw undefined.Fault();
            default:
                throw TemplateFault.Type($"'{target.TypeName}' object is not callable");
        }
    }

    public Value Filter(string name, Value value, ArgumentList arguments) =>
        FilterTable.All.TryGetValue(name, out NativeFunction? filter)
            ? filter(context, value, arguments)
            : throw new TemplateFault(ChatTemplateErrors.Unsupported, $"there is no filter '{name}'");

    public bool Test(string name, Value value, ArgumentList arguments) =>
        TestTable.All.TryGetValue(name, out ValueTest? test)
            ? test(context, value, arguments)
            : throw new TemplateFault(ChatTemplateErrors.Unsupported, $"there is no test '{name}'");

    private StringValue Call(MacroValue macro, ArgumentList arguments)
    {
        context.Meter.EnterCall();
        context.Meter.Enter();
        Scope scope = new(macro.Scope);
        Bind(macro, arguments, scope);
        StringValue text = context.Statements.Capture(macro.Body, scope);
        context.Meter.Leave();
        context.Meter.LeaveCall();
        return text;
    }

    private void Bind(MacroValue macro, ArgumentList arguments, Scope scope)
    {
        MacroSignature signature = macro.Signature;
        OrderedDictionary<string, Value> keywords = new(arguments.Keywords);
        for (int i = 0; i < signature.Parameters.Length; i++)
        {
            (string name, Expression? fallback) = signature.Parameters[i];
            Value? value = i < arguments.Positional.Count ? arguments.Positional[i] : null;
            if (value is null && keywords.TryGetValue(name, out value))
                keywords.Remove(name);
            scope.Set(name, value ?? (fallback is null
                ? new UndefinedValue($"parameter '{name}' was not provided")
                : context.Expressions.Evaluate(fallback, scope)));
        }

        BindSpecial(macro, arguments, keywords, scope);
    }

    private void BindSpecial(
        MacroValue macro, ArgumentList arguments, OrderedDictionary<string, Value> keywords, Scope scope)
    {
        MacroSignature signature = macro.Signature;
        bool hasCallerParameter = signature.Parameters.Any(parameter => parameter.Name == "caller");
        if (signature.UsesCaller && !hasCallerParameter)
        {
            scope.Set("caller", keywords.TryGetValue("caller", out Value? caller) ? caller : new UndefinedValue("No caller defined"));
            keywords.Remove("caller");
        }

        if (signature.UsesKeywords)
            scope.Set("kwargs", Globals.Dictionary(context, keywords));
        else if (keywords.Count > 0)
            throw TemplateFault.Type($"macro '{macro.Name}' takes no keyword argument '{keywords.GetAt(0).Key}'");
        if (signature.UsesArguments)
            scope.Set("varargs", new TupleValue([.. arguments.Positional.Skip(signature.Parameters.Length)]));
        else if (arguments.Positional.Count > signature.Parameters.Length)
            throw TemplateFault.Type($"macro '{macro.Name}' takes not more than {signature.Parameters.Length} argument(s)");
    }
}
