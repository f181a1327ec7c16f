using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>A list of values of one form, in brackets.</summary>
/// <param name="Item">What each of them accepts.</param>
/// <param name="Most">How many there may be.</param>
internal sealed record ListForm<T>(IValueForm Item, int Most) : IValueForm
{
    /// <summary>Whether null, which is no list, is accepted.</summary>
    public bool Nullable { get; init; }

    public string Accepted => $"a list, [ ... ], of at most {Most}: {Item.Accepted}{(Nullable ? "; or null" : "")}";

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = null;
        if (node.Kind == JsonTokenType.Null && Nullable)
            return true;
        if (node.Kind != JsonTokenType.StartArray)
        {
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        if (node.Items.Count > Most)
        {
            problems.Add(ConfigurationErrors.OutOfRange, node.Place, $"{key} has {node.Items.Count} entries; give at most {Most}");
            return false;
        }

        var items = new List<T>();
        for (int i = 0; i < node.Items.Count; i++)
        {
            if (Item.TryRead(node.Items[i], $"{key}[{i}]", problems, out object? item))
                items.Add((T)item!);
        }

        value = items;
        return items.Count == node.Items.Count;
    }

    public JsonObject Schema() => new()
    {
        ["type"] = Nullable ? new JsonArray("array", "null") : "array",
        ["items"] = Item.Schema(),
        ["maxItems"] = Most,
    };
}
