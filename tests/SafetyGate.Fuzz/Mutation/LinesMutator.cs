namespace SafetyGate.Fuzz.Mutation;

/// <summary>Mutates one line of a JSON-lines text as JSON, and sometimes drops, doubles or exchanges lines.</summary>
public sealed class LinesMutator : IMutator
{
    private readonly JsonMutator _json = new();

    public byte[] Mutate(byte[] input, Random random)
    {
        List<byte[]> lines = [.. Split(input)];
        int at = random.Next(lines.Count);
        switch (random.Next(6))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(random.Next(lines.Count), lines[at]);
                break;
            default:
                lines[at] = _json.Mutate(lines[at], random);
                break;
        }

        return [.. lines.SelectMany(line => (byte[])[.. line, (byte)'\n'])];
    }

    private static IEnumerable<byte[]> Split(byte[] input) => System.Text.Encoding.UTF8.GetString(input)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(System.Text.Encoding.UTF8.GetBytes);
}
