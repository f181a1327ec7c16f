using System.Reflection;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Fuzz;

/// <summary>The numbers of every error that the product's libraries document.</summary>
public static class DocumentedErrors
{
    public static IReadOnlySet<int> Numbers { get; } = new[] { typeof(ErrorCode), typeof(Landscape.Prompts.PromptFile), typeof(Runs.RunFiles) }
        .SelectMany(type => type.Assembly.GetTypes())
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(field => field.FieldType == typeof(ErrorCode))
        .Select(field => ((ErrorCode)field.GetValue(null)!).Number)
        .ToHashSet();
}
