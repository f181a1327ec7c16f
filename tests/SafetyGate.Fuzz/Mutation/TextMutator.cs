using System.Text;

namespace SafetyGate.Fuzz.Mutation;

/// <summary>Texts, as UTF-16, of fragments that tokenizers treat differently; now and then one of them very often.</summary>
public sealed class TextMutator : IMutator
{
    private static readonly string[] Fragments =
    [
        "a", " and", "word", " ", "  ", "\n", "\r\n", "\t", "12345", "é", "\u0301", "\u200d", "\u0345", "漢字", "\U0001F600", "\U0001F468\u200d\U0001F469", "\ud800", "\udc00", "<|end|>", "<tool>", "<s>", "[user]", "<", "<0x41>",
        "\0", "▁", "'s", "'RE", "-", "...", "\u00a0", "\u2028", "ﬁ", "ß", "İ", "\u1100\u1161\u11a8", "각", "ا", "\ufeff", "\uffff", "x_y", "##",
    ];

    public byte[] Mutate(byte[] input, Random random)
    {
        var text = new StringBuilder(Encoding.Unicode.GetString(input));
        for (int i = random.Next(1, 12); i > 0; i--)
        {
            int count = random.Next(40) == 0 ? random.Next(1, 3_000) : random.Next(1, 4);
            string fragment = random.Next(6) == 0
                ? ((char)random.Next(0x10000)).ToString()
                : Fragments[random.Next(Fragments.Length)] + (random.Next(4) == 0 ? Fragments[random.Next(Fragments.Length)] : "");
            text.Insert(random.Next(text.Length + 1), fragment, count);
        }

        byte[] bytes = new byte[text.Length * sizeof(char)];
        Buffer.BlockCopy(text.ToString().ToCharArray(), 0, bytes, 0, bytes.Length);
        return bytes;
    }
}
