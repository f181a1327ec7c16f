using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Methods;

/// <summary>Methods that change letters' case.</summary>
internal static class StringCaseMethods
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["upper"] = Mapped("upper", LetterCase.Upper),
        ["lower"] = Mapped("lower", LetterCase.Lower),
        ["casefold"] = Mapped("casefold", text => LetterCase.Lower(text).Replace("ß", "ss", StringComparison.Ordinal)),
        ["capitalize"] = Mapped("capitalize", LetterCase.Capitalize),
        ["title"] = Mapped("title", LetterCase.Title),
        ["swapcase"] = Mapped("swapcase", LetterCase.Swap),
    };

    private static NativeFunction Mapped(string name, Func<string, string> map) => (context, self, arguments) =>
    {
        arguments.Bind(name);
        StringValue text = (StringValue)self;
        context.Meter.Text(text.Text.Length);
        return new StringValue(map(text.Text), text.IsMarkup);
    };
}
