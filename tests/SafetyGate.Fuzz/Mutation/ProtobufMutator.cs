using SafetyGate.TestSupport;

namespace SafetyGate.Fuzz.Mutation;

/// <summary>Drops, doubles, moves and rewrites fields of a SentencePiece model, so that the frames around them stay right.</summary>
public sealed class ProtobufMutator : IMutator
{
    private readonly ByteMutator _bytes = new();

    public byte[] Mutate(byte[] input, Random random)
    {
        List<byte[]> fields = Split(input);
        for (int edits = random.Next(1, 4); edits > 0 && fields.Count > 0; edits--)
        {
            int at = random.Next(fields.Count);
            switch (random.Next(6))
            {
                case 0:
                    fields.RemoveAt(at);
                    break;
                case 1:
                    fields.Insert(random.Next(fields.Count), fields[at]);
                    break;
                case 2:
                    fields[at] = SentencePieceWriter.Field(1, Piece(random));
                    break;
                case 3:
                    fields.Add(SentencePieceWriter.Field(random.Next(1, 6), Trainer(random)));
                    break;
                default:
                    fields[at] = SentencePieceWriter.Field(fields[at][0] >> 3, _bytes.Mutate(fields[at][^Math.Min(fields[at].Length, fields[at][1])..], random));
                    break;
            }
        }

        return [.. fields.SelectMany(field => field)];
    }

    private static byte[] Piece(Random random) =>
    [
        .. SentencePieceWriter.Field(1, random.Next(8) == 0
            ? [.. Enumerable.Repeat((byte)'a', random.Next(3000))]
            : System.Text.Encoding.UTF8.GetBytes(new string("▁andwor <é😀\0".ToCharArray(), 0, random.Next(1, 10)))),
        .. SentencePieceWriter.Single(2, BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))),
        .. SentencePieceWriter.Number(3, random.Next(-1, 8)),
    ];

    private static byte[] Trainer(Random random) =>
    [
        .. SentencePieceWriter.Number(random.Next(1, 50), random.Next(-2, 5)),
        .. SentencePieceWriter.Field(random.Next(1, 50), [.. Enumerable.Repeat((byte)random.Next(256), random.Next(20))]),
    ];

    /// <summary>The fields of the model, all of which have lengths.</summary>
    private static List<byte[]> Split(byte[] model)
    {
        var fields = new List<byte[]>();
        for (int at = 0; at < model.Length;)
        {
            int start = at++;
            int length = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte part = model[at++];
                length |= (part & 0x7F) << shift;
                if (part < 0x80)
                    break;
            }

            at += length;
            fields.Add(model[start..at]);
        }

        return fields;
    }
}
