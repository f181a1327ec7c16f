namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>What <c>keys()</c>, <c>values()</c> and <c>items()</c> give.</summary>
/// <param name="name"><c>dict_keys</c>, <c>dict_values</c> or <c>dict_items</c>.</param>
internal sealed class DictionaryViewValue(string name, IReadOnlyList<Value> items) : Value
{
    public IReadOnlyList<Value> Items { get; } = items;

    public override string TypeName => name;

    public override bool IsTrue => Items.Count > 0;
}
