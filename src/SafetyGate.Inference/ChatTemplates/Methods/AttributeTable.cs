using System.Collections.Frozen;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Methods;

/// <summary>
/// The attributes of values: the methods of strings, lists and mappings, and the parts of jinja2's own objects. What would
/// change a list or mapping, and every name with leading underscores, is hidden by the sandbox.
/// </summary>
internal static class AttributeTable
{
    private static readonly FrozenSet<string> ListMutators = FrozenSet.Create(StringComparer.Ordinal,
        "append", "clear", "pop", "reverse", "insert", "sort", "extend", "remove");

    private static readonly FrozenSet<string> DictionaryMutators = FrozenSet.Create(StringComparer.Ordinal,
        "clear", "pop", "popitem", "setdefault", "update");

    private static readonly FrozenSet<string> Internals = FrozenSet.Create(StringComparer.Ordinal,
        "__class__", "__dict__", "__doc__", "__init__", "__globals__", "__code__", "__closure__", "__func__", "__self__",
        "__module__", "__getattribute__", "__getitem__", "__setattr__", "__delattr__", "__subclasshook__", "__reduce__",
        "__reduce_ex__", "__repr__", "__str__", "__format__", "__len__", "__iter__", "__add__", "__mul__", "__eq__",
        "__hash__", "__new__", "__dir__", "__call__", "__contains__", "__init_subclass__", "__sizeof__");

    /// <summary>The attribute, a hidden one as an unsafe undefined, or null where the value has none of the name.</summary>
    public static Value? Find(RenderContext context, Value value, string name)
    {
        if (IsHidden(value, name))
            return new UndefinedValue($"access to attribute '{name}' of '{value.TypeName}' object is unsafe", isUnsafe: true);
        return value switch
        {
            StringValue => Bound(StringMethods.All, value, name),
            ListValue or TupleValue => GroupPart(value, name) ?? Bound(CollectionMethods.Sequence, value, name),
            DictionaryValue => Bound(CollectionMethods.Dictionary, value, name),
            NamespaceValue names => names.Attributes.GetValueOrDefault(name),
            LoopValue loop => LoopAttributes.Find(context, loop, name),
            CyclerValue cycler => CyclerPart(cycler, name),
            MacroValue macro when name == "name" => macro.Name is string text ? new StringValue(text) : NoneValue.Instance,
            MacroValue macro when name == "arguments" =>
                new TupleValue([.. macro.Signature.Parameters.Select(p => new StringValue(p.Name))]),
            FloatValue number when name == "is_integer" => new FunctionValue(name, (_, _, arguments) =>
            {
                arguments.Bind("is_integer");
                return BooleanValue.Of(double.IsFinite(number.Number) && number.Number == Math.Floor(number.Number));
            }, value),
            _ => null,
        };
    }

    private static bool IsHidden(Value value, string name) => value switch
    {
        NamespaceValue => name is "__class__" or "_Namespace__attrs",
        ListValue when ListMutators.Contains(name) => true,
        DictionaryValue when DictionaryMutators.Contains(name) => true,
        _ => Internals.Contains(name),
    };

    private static FunctionValue? Bound(FrozenDictionary<string, NativeFunction> methods, Value value, string name) =>
        methods.TryGetValue(name, out NativeFunction? method) ? new FunctionValue(name, method, value) : null;

    private static Value? GroupPart(Value value, string name) => value is TupleValue { IsGroup: true } group
        ? name switch { "grouper" => group.Items[0], "list" => group.Items[1], _ => null }
        : null;

    private static Value? CyclerPart(CyclerValue cycler, string name) => name switch
    {
        "current" => cycler.Current,
        "next" => new FunctionValue(name, (_, _, _) => cycler.Next(), cycler),
        "reset" => new FunctionValue(name, (_, _, _) =>
        {
            cycler.Reset();
            return NoneValue.Instance;
        }, cycler),
        _ => null,
    };
}
