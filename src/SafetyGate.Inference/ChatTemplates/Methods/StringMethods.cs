using System.Collections.Frozen;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Methods;

/// <summary>All methods of strings.</summary>
internal static class StringMethods
{
    public static FrozenDictionary<string, NativeFunction> All { get; } = new[]
        {
            StringCaseMethods.All, StringSearchMethods.All, StringSplitMethods.All, StringTrimMethods.All,
            StringPaddingMethods.All, StringFormatMethods.All, StringTestMethods.All,
        }
        .SelectMany(group => group)
        .ToFrozenDictionary(StringComparer.Ordinal);
}
