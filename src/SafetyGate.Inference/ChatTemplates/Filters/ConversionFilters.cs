using System.Numerics;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Json;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Filters;

/// <summary>Filters that make another kind of value.</summary>
internal static class ConversionFilters
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["default"] = Default,
        ["d"] = Default,
        ["string"] = (context, value, arguments) => arguments.Alone("string", value) is StringValue ? value : context.String(context.Text(value)),
        ["list"] = (context, value, arguments) => context.List(context.Iterate(arguments.Alone("list", value))),
        ["int"] = Integer,
        ["float"] = (context, value, arguments) =>
        {
            Value fallback = arguments.Bind("float", "default")[0] ?? new FloatValue(0);
            return NumberParsing.Float(value) is double number ? new FloatValue(number) : fallback;
        },
        ["tojson"] = (context, value, arguments) =>
        {
            BoundArguments bound = arguments.Bind("tojson", "ensure_ascii", "indent", "separators", "sort_keys");
            return context.String(JsonWriter.Write(context, value, JsonLayout.From(bound)));
        },
        ["pprint"] = (context, value, arguments) => context.String(context.Writer.Representation(arguments.Alone("pprint", value))),
    };

    private static Value Default(RenderContext context, Value value, ArgumentList arguments)
    {
        BoundArguments bound = arguments.Bind("default", "default_value", "boolean");
        bool replaces = value is UndefinedValue || (bound.Boolean(1, false) && !value.IsTrue);
        return replaces ? bound[0] ?? StringValue.Empty : value;
    }

    private static Value Integer(RenderContext context, Value value, ArgumentList arguments)
    {
        BoundArguments bound = arguments.Bind("int", "default", "base");
        Value fallback = bound[0] ?? new IntegerValue(0);
        if (Numbers.Integer(value) is BigInteger integer)
            return new IntegerValue(integer);
        if (value is StringValue text && NumberParsing.Integer(text.Text, bound.Integer(1, 10)) is BigInteger parsed)
            return context.Arithmetic.Integer(parsed);
        return NumberParsing.Float(value) is double number && double.IsFinite(number)
            ? new IntegerValue(new BigInteger(number))
            : fallback;
    }
}
