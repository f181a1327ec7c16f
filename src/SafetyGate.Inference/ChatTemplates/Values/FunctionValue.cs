using SafetyGate.Inference.ChatTemplates.Evaluation;

namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>A global function, or a method bound to its object.</summary>
internal sealed class FunctionValue(string name, NativeFunction function, Value self) : Value
{
    public string Name => name;

    public override string TypeName => "function";

    public Value Call(RenderContext context, ArgumentList arguments) => function(context, self, arguments);
}
