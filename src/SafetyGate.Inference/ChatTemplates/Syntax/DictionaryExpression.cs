using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>{key: value}</c>.</summary>
internal sealed record DictionaryExpression((Expression Key, Expression Value)[] Entries, int Line) : Expression(Line);
