using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Filters;
using SafetyGate.Inference.ChatTemplates.Methods;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Tests;

/// <summary>Tests of what a value is.</summary>
internal static class KindTests
{
    public static Dictionary<string, ValueTest> All { get; } = new()
    {
        ["defined"] = (_, value, _) => value is not UndefinedValue,
        ["undefined"] = (_, value, _) => value is UndefinedValue,
        ["none"] = (_, value, _) => value is NoneValue,
        ["boolean"] = (_, value, _) => value is BooleanValue,
        ["true"] = (_, value, _) => value == BooleanValue.True,
        ["false"] = (_, value, _) => value == BooleanValue.False,
        ["integer"] = (_, value, _) => value is IntegerValue,
        ["float"] = (_, value, _) => value is FloatValue,
        ["number"] = (_, value, _) => Numbers.IsNumber(value),
        ["string"] = (_, value, _) => value is StringValue,
        ["mapping"] = (_, value, _) => value is DictionaryValue,
        ["sequence"] = (_, value, _) => value is StringValue or SequenceValue or DictionaryValue or UndefinedValue,
        ["iterable"] = (_, value, _) => ValueIteration.IsIterable(value) || value is LoopValue,
        ["callable"] = (_, value, _) => value is FunctionValue or MacroValue or JoinerValue or LoopValue or UndefinedValue,
        ["escaped"] = (_, value, _) => value is StringValue { IsMarkup: true },
        ["lower"] = (context, value, _) => StringTestMethods.IsLower(context.Text(value)),
        ["upper"] = (context, value, _) => StringTestMethods.IsUpper(context.Text(value)),
        ["filter"] = (_, value, _) => value is StringValue name && FilterTable.All.ContainsKey(name.Text),
        ["test"] = (_, value, _) => value is StringValue name && TestTable.All.ContainsKey(name.Text),
    };
}
