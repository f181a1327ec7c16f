namespace SafetyGate.Fuzz.Mutation;

/// <summary>Flips, overwrites, inserts, deletes, copies and truncates bytes, one to four times.</summary>
public sealed class ByteMutator : IMutator
{
    private static readonly byte[][] Splices =
    [
        .. new[] { "{", "}", "[", "]", "\"", ",", ":", "-", "e9", "9999999999999999999", "null", "\\ud800", "\0", "NaN", "1.5", "../", "{{", "%}", "\n" }
            .Select(System.Text.Encoding.UTF8.GetBytes),
        [0xFF, 0xFF, 0xFF, 0xFF], [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], [0, 0, 0, 0, 0, 0, 0, 0], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80],
    ];

    public byte[] Mutate(byte[] input, Random random)
    {
        List<byte> bytes = [.. input];
        for (int edits = random.Next(1, 5); edits > 0 && bytes.Count > 0; edits--)
            Edit(bytes, random.Next(bytes.Count), random);
        return [.. bytes];
    }

    private static void Edit(List<byte> bytes, int at, Random random)
    {
        switch (random.Next(7))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                break;
            case 3:
                bytes.InsertRange(at, Splices[random.Next(Splices.Length)]);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 80), bytes.Count - at)));
                break;
            case 5:
                int from = random.Next(bytes.Count);
                bytes.InsertRange(at, bytes.GetRange(from, Math.Min(random.Next(1, 40), bytes.Count - from)));
                break;
            default:
                // Truncation is rare, since little is read of a short file.
                if (random.Next(4) == 0)
                    bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }
}
