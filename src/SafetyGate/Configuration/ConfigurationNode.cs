using System.Text.Json;

namespace SafetyGate.Configuration;

/// <summary>A JSON value and where it stands.</summary>
/// <param name="Kind">The token that begins it.</param>
/// <param name="Place">Its first character.</param>
/// <param name="Text">The decoded string, or the number as written; empty otherwise.</param>
/// <param name="Members">The members of an object, in order, doubled ones too; the elements of a list, without names; empty
/// otherwise.</param>
internal sealed record ConfigurationNode(
    JsonTokenType Kind, TextPlace Place, string Text, IReadOnlyList<ConfigurationMember> Members)
{
    /// <summary>What people call its type.</summary>
    public string TypeName => Kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };

    /// <summary>The value at a path of member names, or null.</summary>
    public ConfigurationNode? Find(params ReadOnlySpan<string> path)
    {
        ConfigurationNode? node = this;
        foreach (string name in path)
            node = node?.Members.FirstOrDefault(m => m.Name == name)?.Value;
        return node;
    }
}

/// <summary>A member of an object.</summary>
/// <param name="Name">Decoded.</param>
/// <param name="Place">The name's first character.</param>
/// <param name="Value">Its value.</param>
internal sealed record ConfigurationMember(string Name, TextPlace Place, ConfigurationNode Value);

/// <summary>A place in a text: 1-based line, and 1-based column in UTF-16 units.</summary>
internal readonly record struct TextPlace(int Line, int Column);
