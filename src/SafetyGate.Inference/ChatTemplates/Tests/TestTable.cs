using System.Collections.Frozen;

namespace SafetyGate.Inference.ChatTemplates.Tests;

/// <summary>All tests by name.</summary>
internal static class TestTable
{
    public static FrozenDictionary<string, ValueTest> All { get; } = new[] { KindTests.All, ComparisonTests.All, NumberTests.All }
        .SelectMany(group => group)
        .ToFrozenDictionary(StringComparer.Ordinal);
}
