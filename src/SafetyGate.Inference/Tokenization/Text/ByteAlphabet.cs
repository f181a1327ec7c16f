using System.Text;

namespace SafetyGate.Inference.Tokenization.Text;

/// <summary>
/// GPT-2's printable stand-ins for the 256 bytes: visible Latin-1 characters stand for themselves, the other 68 bytes
/// for U+0100 onwards in order.
/// </summary>
internal static class ByteAlphabet
{
    private static readonly char[] Characters = Build();
    private static readonly Dictionary<char, byte> Bytes =
        Enumerable.Range(0, 256).ToDictionary(value => Characters[value], value => (byte)value);

    /// <summary>The stand-ins of the UTF-8 bytes of a text.</summary>
    public static string Encode(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return string.Create(bytes.Length, bytes, static (span, source) =>
        {
            for (int i = 0; i < source.Length; i++)
                span[i] = Characters[source[i]];
        });
    }

    /// <summary>
    /// Appends the bytes that a token stands for; false, with nothing appended, where a character stands for none.
    /// </summary>
    public static bool TryDecode(string token, List<byte> bytes)
    {
        int before = bytes.Count;
        foreach (char character in token)
        {
            if (!Bytes.TryGetValue(character, out byte value))
            {
                bytes.RemoveRange(before, bytes.Count - before);
                return false;
            }

            bytes.Add(value);
        }

        return true;
    }

    private static char[] Build()
    {
        char[] characters = new char[256];
        char next = '\u0100';
        for (int value = 0; value < 256; value++)
            characters[value] = value is >= 0x21 and <= 0x7E or >= 0xA1 and <= 0xAC or >= 0xAE ? (char)value : next++;
        return characters;
    }
}
