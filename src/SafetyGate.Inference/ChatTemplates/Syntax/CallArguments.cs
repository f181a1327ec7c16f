using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>The arguments of a call, a filter or a test, not yet evaluated.</summary>
/// <param name="Variadic">The list after <c>*</c>, or null.</param>
/// <param name="VariadicKeywords">The mapping after <c>**</c>, or null.</param>
internal sealed record CallArguments(
    Expression[] Positional,
    (string Name, Expression Value)[] Keywords,
    Expression? Variadic,
    Expression? VariadicKeywords)
{
    public static CallArguments None { get; } = new([], [], null, null);
}
