using System.Collections.Frozen;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Filters;

/// <summary>All filters by name.</summary>
internal static class FilterTable
{
    public static FrozenDictionary<string, NativeFunction> All { get; } = new[]
        {
            TextFilters.All, LayoutFilters.All, MarkupFilters.All, ConversionFilters.All, NumberFilters.All, SequenceFilters.All,
            OrderFilters.All, GroupFilters.All, SelectionFilters.All, MappingFilters.All,
        }
        .SelectMany(group => group)
        .ToFrozenDictionary(StringComparer.Ordinal);
}
