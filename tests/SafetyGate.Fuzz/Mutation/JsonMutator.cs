using System.Text;
using System.Text.Json;

namespace SafetyGate.Fuzz.Mutation;

/// <summary>
/// Rewrites a JSON text with one to three of its members or items exchanged, renamed, doubled, dropped or given the value of another.
/// </summary>
public sealed class JsonMutator : IMutator
{
    public byte[] Mutate(byte[] input, Random random)
    {
        using JsonDocument document = JsonDocument.Parse(input);
        var values = new List<JsonElement>();
        Collect(document.RootElement, values);
        var edits = new Dictionary<int, int>();
        for (int i = random.Next(1, 4); i > 0; i--)
            edits[random.Next(values.Count)] = random.Next(12);
        var writer = new Writer(values, edits, random);
        writer.Write(document.RootElement);
        return Encoding.UTF8.GetBytes(writer.Text.ToString());
    }

    /// <summary>In the order in which the writer meets them.</summary>
    private static void Collect(JsonElement element, List<JsonElement> values)
    {
        values.Add(element);
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in element.EnumerateObject())
                Collect(member.Value, values);
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
                Collect(item, values);
        }
    }

    private sealed class Writer(List<JsonElement> values, Dictionary<int, int> edits, Random random)
    {
        private int _index;

        public StringBuilder Text { get; } = new();

        public void Write(JsonElement element)
        {
            _index++;
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    WriteList('{', '}', element.EnumerateObject().Select(member => ((string?)member.Name, member.Value)));
                    break;
                case JsonValueKind.Array:
                    WriteList('[', ']', element.EnumerateArray().Select(item => ((string?)null, item)));
                    break;
                default:
                    Text.Append(element.GetRawText());
                    break;
            }
        }

        private void WriteList(char open, char close, IEnumerable<(string? Name, JsonElement Value)> entries)
        {
            Text.Append(open);
            int start = Text.Length;
            foreach ((string? name, JsonElement value) in entries)
            {
                if (!edits.TryGetValue(_index, out int edit))
                {
                    Entry(start, name, value);
                    continue;
                }

                switch (edit)
                {
                    case 0:
                        _index += Count(value);
                        break;
                    case 1:
                        Raw(start, name, value.GetRawText());
                        Entry(start, name, value);
                        break;
                    case 2:
                        Raw(start, name, HostileJson.Next(random));
                        Entry(start, name, value);
                        break;
                    case 3:
                        Raw(start, name, values[random.Next(values.Count)].GetRawText());
                        _index += Count(value);
                        break;
                    case 4 when name is not null:
                        Entry(start, random.Next(2) == 0 ? name + "x" : new string('n', random.Next(1, 9000)), value);
                        break;
                    case 4 or 5 or 6 or 7 when value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array):
                        Raw(start, name, NearValue.Of(value, random));
                        _index++;
                        break;
                    case 4 or 5 or 6:
                        Entry(start, name, value);
                        break;
                    default:
                        Raw(start, name, HostileJson.Next(random));
                        _index += Count(value);
                        break;
                }
            }

            Text.Append(close);
        }

        private void Entry(int start, string? name, JsonElement value)
        {
            Lead(start, name);
            Write(value);
        }

        private void Raw(int start, string? name, string text)
        {
            Lead(start, name);
            Text.Append(text);
        }

        private void Lead(int start, string? name)
        {
            if (Text.Length > start)
                Text.Append(',');
            if (name is not null)
                Text.Append(JsonSerializer.Serialize(name)).Append(':');
        }

        private static int Count(JsonElement element)
        {
            var values = new List<JsonElement>();
            Collect(element, values);
            return values.Count;
        }
    }
}
