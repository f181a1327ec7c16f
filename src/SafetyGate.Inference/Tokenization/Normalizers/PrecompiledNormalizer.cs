using System.Globalization;
using System.Text;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.Normalizers;

/// <summary>
/// SentencePiece's compiled character map, applied to grapheme clusters first and to code points otherwise.
/// </summary>
internal sealed class PrecompiledNormalizer(CharacterMap map) : INormalizer
{
    /// <summary>Only clusters of fewer UTF-8 bytes are looked up whole.</summary>
    private const int ClusterLimit = 6;

    public static PrecompiledNormalizer Read(ComponentJson json) =>
        new(CharacterMap.Read(json.Required("precompiled_charsmap")));

    public Piece Normalize(Piece piece)
    {
        var text = new StringBuilder(piece.Text.Length);
        for (int at = 0; at < piece.Text.Length;)
        {
            int length = StringInfo.GetNextTextElementLength(piece.Text, at);
            string cluster = piece.Text.Substring(at, length);
            at += length;
            if (Encoding.UTF8.GetByteCount(cluster) < ClusterLimit && map.Find(cluster) is { } whole)
            {
                text.Append(whole);
            }
            else
            {
                foreach (Rune rune in cluster.EnumerateRunes())
                    text.Append(map.Find(rune.ToString()) ?? rune.ToString());
            }

            TextLimit.Check(text.Length);
        }

        return piece with { Text = text.ToString() };
    }
}
