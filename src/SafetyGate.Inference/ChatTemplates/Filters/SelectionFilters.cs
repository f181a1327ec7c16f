using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Methods;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Filters;

/// <summary><c>map</c>, <c>select</c>, <c>reject</c>, <c>selectattr</c> and <c>rejectattr</c>: they work as their items are asked for.</summary>
internal static class SelectionFilters
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["map"] = Map,
        ["select"] = (context, value, arguments) => Select(context, value, arguments, byAttribute: false, keep: true),
        ["reject"] = (context, value, arguments) => Select(context, value, arguments, byAttribute: false, keep: false),
        ["selectattr"] = (context, value, arguments) => Select(context, value, arguments, byAttribute: true, keep: true),
        ["rejectattr"] = (context, value, arguments) => Select(context, value, arguments, byAttribute: true, keep: false),
        ["attr"] = (context, value, arguments) =>
        {
            string name = arguments.Bind("attr", "name").Text(0);
            if (value is UndefinedValue undefined)
                throw undefined.Fault();
            return AttributeTable.Find(context, value, name) ?? new UndefinedValue($"'{value.TypeName} object' has no attribute '{name}'");
        },
    };

    private static GeneratorValue Map(RenderContext context, Value value, ArgumentList arguments)
    {
        if (!value.IsTrue)
            return new GeneratorValue([]);
        if (arguments.Positional.Count == 0 && arguments.Keywords.ContainsKey("attribute"))
        {
            BoundArguments bound = arguments.Bind("map", "attribute", "default");
            AttributePath path = AttributePath.Of(context, bound[0]);
            return new GeneratorValue(context.Iterate(value).Select(item => path.Get(item, bound[1])));
        }

        string filter = Name(arguments, 0, "map requires a filter's name");
        ArgumentList rest = arguments.Skip(1);
        return new GeneratorValue(context.Iterate(value).Select(item => context.Caller.Filter(filter, item, rest)));
    }

    private static GeneratorValue Select(RenderContext context, Value value, ArgumentList arguments, bool byAttribute, bool keep)
    {
        if (!value.IsTrue)
            return new GeneratorValue([]);
        int offset = byAttribute ? 1 : 0;
        if (arguments.Positional.Count < offset)
            throw TemplateFault.Type("Missing parameter for attribute name");
        AttributePath path = AttributePath.Of(context, byAttribute ? arguments.Positional[0] : null);
        string? test = arguments.Positional.Count > offset ? Name(arguments, offset, "a test's name is expected") : null;
        ArgumentList rest = arguments.Skip(offset + 1);
        return new GeneratorValue(context.Iterate(value).Where(item => Passes(path.Get(item)) == keep));

        bool Passes(Value item) => test is null ? item.IsTrue : context.Caller.Test(test, item, rest);
    }

    private static string Name(ArgumentList arguments, int index, string message) =>
        arguments.Positional.Count > index && arguments.Positional[index] is StringValue name
            ? name.Text
            : throw TemplateFault.Type(message);
}
