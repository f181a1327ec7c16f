using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Methods;

/// <summary>Methods that trim.</summary>
internal static class StringTrimMethods
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["strip"] = (context, self, arguments) => Trim(context, self, arguments, "strip", start: true, end: true),
        ["lstrip"] = (context, self, arguments) => Trim(context, self, arguments, "lstrip", start: true, end: false),
        ["rstrip"] = (context, self, arguments) => Trim(context, self, arguments, "rstrip", start: false, end: true),
    };

    /// <summary>Python's <c>strip</c>: blank space, or any of the characters given.</summary>
    public static string Trim(string text, string? characters, bool start, bool end)
    {
        HashSet<string>? points = characters is null ? null : [.. PythonText.CodePoints(characters)];
        int from = 0;
        int to = text.Length;
        while (start && from < to && Width(text, from, forward: true) is int width && Strips(text.Substring(from, width)))
            from += width;
        while (end && to > from && Width(text, to, forward: false) is int width && Strips(text.Substring(to - width, width)))
            to -= width;
        return text[from..to];

        bool Strips(string point) => points?.Contains(point) ?? PythonText.IsSpace(point[0]);
    }

    private static int Width(string text, int at, bool forward)
    {
        int first = forward ? at : at - 2;
        return first >= 0 && first + 1 < text.Length && char.IsSurrogatePair(text[first], text[first + 1]) ? 2 : 1;
    }

    private static StringValue Trim(
        RenderContext context, Value self, ArgumentList arguments, string name, bool start, bool end)
    {
        StringValue text = (StringValue)self;
        string? characters = arguments.Bind(name, "chars").OptionalText(0);
        return context.String(Trim(text.Text, characters, start, end), text.IsMarkup);
    }
}
