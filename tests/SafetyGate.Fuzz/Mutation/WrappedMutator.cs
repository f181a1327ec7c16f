using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Fuzz.Mutation;

/// <summary>Mutates the text of one member of a JSON object.</summary>
public sealed class WrappedMutator(string member, IMutator inner) : IMutator
{
    public byte[] Mutate(byte[] input, Random random)
    {
        JsonObject json = JsonNode.Parse(input)!.AsObject();
        json[member] = Encoding.UTF8.GetString(inner.Mutate(Encoding.UTF8.GetBytes(json[member]!.GetValue<string>()), random));
        return JsonSerializer.SerializeToUtf8Bytes(json);
    }
}
