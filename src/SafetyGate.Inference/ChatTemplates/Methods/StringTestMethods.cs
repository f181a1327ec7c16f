using System.Globalization;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Methods;

/// <summary>Methods that ask what a string consists of. All but <c>isascii</c> and <c>isprintable</c> fail on the empty one.</summary>
internal static class StringTestMethods
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["isdigit"] = Every("isdigit", (text, i) => char.IsDigit(text, i) || Category(text, i) == UnicodeCategory.OtherNumber && CharUnicodeInfo.GetDigitValue(text, i) >= 0),
        ["isdecimal"] = Every("isdecimal", char.IsDigit),
        ["isnumeric"] = Every("isnumeric", char.IsNumber),
        ["isalpha"] = Every("isalpha", char.IsLetter),
        ["isalnum"] = Every("isalnum", (text, i) => char.IsLetter(text, i) || char.IsNumber(text, i)),
        ["isspace"] = Every("isspace", (text, i) => PythonText.IsSpace(text[i])),
        ["isascii"] = Every("isascii", (text, i) => char.IsAscii(text[i]), ofEmpty: true),
        ["isprintable"] = Every("isprintable", (text, i) => StringRepresentation.IsPrintable(char.IsSurrogatePair(text, i) ? text.Substring(i, 2) : text[i].ToString()), ofEmpty: true),
        ["isidentifier"] = Every("isidentifier", (text, i) => text[i] == '_' || char.IsLetter(text, i) || (i > 0 && char.IsDigit(text, i))),
        ["isupper"] = Test("isupper", IsUpper),
        ["islower"] = Test("islower", IsLower),
        ["istitle"] = Test("istitle", text => text.Any(char.IsLetter) && LetterCase.Title(text) == text),
    };

    public static bool IsUpper(string text) => text.Any(char.IsUpper) && !text.Any(char.IsLower);

    public static bool IsLower(string text) => text.Any(char.IsLower) && !text.Any(char.IsUpper);

    private static UnicodeCategory Category(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text, index);

    private static NativeFunction Test(string name, Func<string, bool> test) => (_, self, arguments) =>
    {
        arguments.Bind(name);
        return BooleanValue.Of(test(((StringValue)self).Text));
    };

    private static NativeFunction Every(string name, Func<string, int, bool> test, bool ofEmpty = false) => Test(name, text =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!test(text, i))
                return false;
            if (char.IsSurrogatePair(text, i))
                i++;
        }

        return text.Length > 0 || ofEmpty;
    });
}
