using System.Text;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Formatting;
using SafetyGate.Inference.ChatTemplates.Functions;
using SafetyGate.Inference.ChatTemplates.Methods;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Filters;

/// <summary>Filters on text; they take anything and work on its <c>str()</c>.</summary>
internal static class TextFilters
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["upper"] = Mapped("upper", LetterCase.Upper),
        ["lower"] = Mapped("lower", LetterCase.Lower),
        ["capitalize"] = Mapped("capitalize", LetterCase.Capitalize),
        ["title"] = Mapped("title", Title),
        ["trim"] = (context, value, arguments) =>
        {
            string? characters = arguments.Bind("trim", "chars").OptionalText(0);
            return context.String(StringTrimMethods.Trim(context.Text(value), characters, start: true, end: true), IsMarkup(value));
        },
        ["replace"] = (context, value, arguments) =>
        {
            BoundArguments bound = arguments.Bind("replace", "old", "new", "count");
            int count = bound[2] is null or NoneValue ? -1 : bound.Integer(2);
            return context.String(StringSearchMethods.Replace(
                context, context.Text(value), context.Text(bound.Required(0)), context.Text(bound.Required(1)), count));
        },
        ["format"] = (context, value, arguments) =>
        {
            if (arguments.Positional.Count > 0 && arguments.Keywords.Count > 0)
                throw TemplateFault.Type("format takes positional or keyword arguments, not both");
            Value values = arguments.Keywords.Count > 0
                ? Globals.Dictionary(context, arguments.Keywords)
                : new TupleValue(arguments.Positional);
            return context.String(PercentFormat.Apply(context, context.Text(value), values));
        },
        ["wordcount"] = (context, value, arguments) =>
        {
            arguments.Bind("wordcount");
            return new IntegerValue(Words(context.Text(value)));
        },
    };

    private static NativeFunction Mapped(string name, Func<string, string> map) => (context, value, arguments) =>
    {
        arguments.Bind(name);
        string text = context.Text(value);
        context.Meter.Text(text.Length);
        return new StringValue(map(text), IsMarkup(value));
    };

    private static bool IsMarkup(Value value) => value is StringValue { IsMarkup: true };

    /// <summary>Words begin after blank space, hyphens and opening brackets, not after other signs.</summary>
    private static string Title(string text)
    {
        StringBuilder result = new(text.Length);
        bool inWord = false;
        foreach (string point in PythonText.CodePoints(text))
        {
            bool separates = PythonText.IsSpace(point[0]) || point[0] is '-' or '(' or '{' or '[' or '<';
            result.Append(inWord ? LetterCase.Lower(point) : LetterCase.Upper(point));
            inWord = !separates;
        }

        return result.ToString();
    }

    private static int Words(string text)
    {
        int words = 0;
        bool inWord = false;
        foreach (char c in text)
        {
            bool isWord = char.IsLetterOrDigit(c) || c == '_';
            words += isWord && !inWord ? 1 : 0;
            inWord = isWord;
        }

        return words;
    }
}
