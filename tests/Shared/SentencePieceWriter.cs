using System.Buffers.Binary;
using System.Text;

namespace SafetyGate.TestSupport;

/// <summary>Writes SentencePiece's <c>ModelProto</c> by hand, independently of the product's reader.</summary>
internal static class SentencePieceWriter
{
    public const int Normal = 1;
    public const int Unknown = 2;
    public const int Control = 3;
    public const int UserDefined = 4;
    public const int Byte = 6;

    public const int Unigram = 1;
    public const int BytePair = 2;

    /// <summary>A model with an identity normalizer as Llama's has it.</summary>
    public static byte[] Model(IEnumerable<(string Text, float Score, int Type)> pieces, int modelType, byte[]? characterMap = null)
    {
        using var model = new MemoryStream();
        foreach ((string text, float score, int type) in pieces)
            model.Write(Field(1, [.. Field(1, Encoding.UTF8.GetBytes(text)), .. Single(2, score), .. Number(3, type)]));
        model.Write(Field(2, [.. Number(3, modelType), .. Number(35, 1), .. Number(40, 0), .. Field(45, "<unk>"u8.ToArray())]));
        model.Write(Field(3, [.. Field(1, "identity"u8.ToArray()), .. Field(2, characterMap ?? []), .. Number(3, 1), .. Number(4, 0), .. Number(5, 1)]));
        return model.ToArray();
    }

    /// <summary>A tiny byte-pair model in Llama's form: three special pieces, the bytes, merges of "▁and" and "word", characters.</summary>
    public static byte[] Tiny(int modelType = BytePair) => Model(TinyPieces(), modelType);

    public static IReadOnlyList<(string Text, float Score, int Type)> TinyPieces()
    {
        var pieces = new List<(string, float, int)> { ("<unk>", 0, Unknown), ("<s>", 0, Control), ("</s>", 0, Control) };
        for (int value = 0; value < 256; value++)
            pieces.Add(($"<0x{value:X2}>", 0, Byte));
        string[] texts = ["an", "and", "▁and", "or", "wor", "word", "▁w", "▁", "a", "n", "d", "w", "o", "r", "é", "😀"];
        pieces.AddRange(texts.Select((text, i) => (text, (float)-i, Normal)));
        pieces.Add(("[user]", 0, UserDefined));
        return pieces;
    }

    /// <summary>A length-delimited field.</summary>
    public static byte[] Field(int number, byte[] content) => [.. Varint((ulong)number << 3 | 2), .. Varint((ulong)content.Length), .. content];

    public static byte[] Number(int number, int value) => [.. Varint((ulong)number << 3), .. Varint(unchecked((ulong)(long)value))];

    public static byte[] Single(int number, float value)
    {
        byte[] bytes = new byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        return [.. Varint((ulong)number << 3 | 5), .. bytes];
    }

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }
}
