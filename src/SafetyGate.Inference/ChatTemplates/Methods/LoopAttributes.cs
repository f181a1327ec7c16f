using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Methods;

/// <summary>The attributes of <c>loop</c>.</summary>
internal static class LoopAttributes
{
    public static Value? Find(RenderContext context, LoopValue loop, string name) => name switch
    {
        "index" => Number(loop.Index0 + 1),
        "index0" => Number(loop.Index0),
        "revindex" => Number(loop.Length - loop.Index0),
        "revindex0" => Number(loop.Length - loop.Index0 - 1),
        "first" => BooleanValue.Of(loop.Index0 == 0),
        "last" => BooleanValue.Of(loop.IsLast),
        "length" => Number(loop.Length),
        "depth" => Number(loop.Depth0 + 1),
        "depth0" => Number(loop.Depth0),
        "previtem" => loop.Previous ?? new UndefinedValue("there is no previous item"),
        "nextitem" => loop.Following ?? new UndefinedValue("there is no next item"),
        "cycle" => new FunctionValue(name, (_, _, arguments) => Cycle(loop, arguments), loop),
        "changed" => new FunctionValue(
            name, (_, _, arguments) => BooleanValue.Of(loop.Changed(arguments.Positional, context.Equality)), loop),
        _ => null,
    };

    private static Value Cycle(LoopValue loop, ArgumentList arguments) => arguments.Positional.Count > 0
        ? arguments.Positional[loop.Index0 % arguments.Positional.Count]
        : throw TemplateFault.Type("no items for cycling given");

    private static IntegerValue Number(int number) => new(number);
}
