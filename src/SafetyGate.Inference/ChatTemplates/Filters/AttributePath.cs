using System.Globalization;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Methods;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Filters;

/// <summary>What filters call <c>attribute</c>: a key, or keys joined with dots; digits are an index.</summary>
internal sealed class AttributePath
{
    private readonly RenderContext _context;
    private readonly Value[] _keys;

    private AttributePath(RenderContext context, Value[] keys)
    {
        _context = context;
        _keys = keys;
    }

    /// <param name="attribute">The path, or null or <c>None</c> for the item itself.</param>
    public static AttributePath Of(RenderContext context, Value? attribute) => new(context, attribute switch
    {
        null or NoneValue => [],
        StringValue text => [.. text.Text.Split('.').Select(Key)],
        _ => [attribute],
    });

    /// <summary>Several paths, separated by commas; the key of an item is then a list.</summary>
    public static Func<Value, Value> Several(RenderContext context, Value? attribute, bool ignoreCase)
    {
        AttributePath[] paths = attribute is StringValue text
            ? [.. text.Text.Split(',').Select(part => Of(context, new StringValue(part)))]
            : [Of(context, attribute)];
        return item => new ListValue([.. paths.Select(path => path.Key(item, ignoreCase))]);
    }

    public Value Get(Value item, Value? fallback = null)
    {
        foreach (Value key in _keys)
        {
            item = _context.Access.Item(item, key);
            if (item is UndefinedValue && fallback is not null and not NoneValue)
                item = fallback;
        }

        return item;
    }

    /// <summary>The value for comparisons, in lower case where case does not count.</summary>
    public Value Key(Value item, bool ignoreCase, Value? fallback = null)
    {
        Value value = Get(item, fallback);
        return ignoreCase && value is StringValue text ? _context.String(LetterCase.Lower(text.Text)) : value;
    }

    private static Value Key(string part) => part.Length is > 0 and < 10 && part.All(char.IsAsciiDigit)
        ? new IntegerValue(int.Parse(part, CultureInfo.InvariantCulture))
        : new StringValue(part);
}
