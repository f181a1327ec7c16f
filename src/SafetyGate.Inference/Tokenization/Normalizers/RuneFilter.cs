using System.Text;

namespace SafetyGate.Inference.Tokenization.Normalizers;

/// <summary>What the normalizers share that look at one code point at a time.</summary>
internal static class RuneFilter
{
    /// <summary>
    /// The piece without the code points that are not kept, and no longer at the start if its first one goes.
    /// </summary>
    public static Piece Keep(Piece piece, Func<Rune, bool> keep)
    {
        var text = new StringBuilder(piece.Text.Length);
        bool first = true;
        bool atStart = piece.AtStart;
        foreach (Rune rune in piece.Text.EnumerateRunes())
        {
            if (keep(rune))
                text.Append(rune.ToString());
            else if (first)
                atStart = false;
            first = false;
        }

        return text.Length == piece.Text.Length ? piece : new Piece(text.ToString(), atStart);
    }

    /// <summary>The piece with every code point rewritten.</summary>
    public static Piece Map(Piece piece, Func<Rune, string> map)
    {
        var text = new StringBuilder(piece.Text.Length);
        foreach (Rune rune in piece.Text.EnumerateRunes())
            text.Append(map(rune));
        return piece with { Text = text.ToString() };
    }
}
