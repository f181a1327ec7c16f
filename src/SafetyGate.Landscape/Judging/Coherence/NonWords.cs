namespace SafetyGate.Landscape.Judging.Coherence;

/// <summary>
/// Strings of Latin letters that are words in no language: without a vowel, with pairs of letters that no language has, with
/// endless consonants, or endless. A share of them is normal (names, abbreviations, identifiers); a text of them is not.
/// </summary>
internal static class NonWords
{
    private const double MostNonWords = 0.4;
    private const int LongestWord = 34;
    private const int LongestConsonants = 6;
    private const string Vowels = "aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýāăąēęěīıōőůűąę";

    /// <summary>Pairs that Latin-written languages have at most in names.</summary>
    private static readonly HashSet<string> Impossible = new(StringComparer.Ordinal);

    static NonWords()
    {
        const string Pairs = "bk bq bx cb cf cg cj cp cv cw cx dx fk fq fv fx fz gq gv gx hk hv hx hz jb jc jd jf jg jh jk jl jm jn jp jq jr js jt jv jw jx jy jz kq kx lq lx mq mx pq pv px qa qb qc qd qe "
            + "qf qg qh qj qk ql qm qn qo qp qq qr qs qt qv qw qx qy qz sx tq tx vb vc vd vf vg vh vj vk vm vn vp vq vt vw vx vz wq wv wx xb xg xj xk xv xz yq yv zc zf zg zj zq zr zx dq fj gj hj kj lj mj vj wj zj hq fg gf";
        foreach (string pair in Pairs.Split(' '))
            Impossible.Add(pair);
    }

    public static bool Prevail(Words words)
    {
        int judged = 0, wrong = 0;
        foreach (Word word in words.Spoken)
        {
            if (word.Script is not (Script.Latin or Script.Common) || word.Text.Length < 2 || word.Text.All(char.IsDigit))
                continue;
            judged++;
            wrong += IsNonWord(word.Text) ? 1 : 0;
        }

        return wrong > 0 && wrong >= MostNonWords * judged && (wrong >= 2 || words.Spoken.Count == 1) && judged * 4 >= words.Spoken.Count;
    }

    private static bool IsNonWord(string word)
    {
        if (word.Length > LongestWord && !word.Contains('-', StringComparison.Ordinal))
            return true;
        int consonants = 0, longest = 0, vowels = 0, pairs = 0, changes = 0;
        for (int i = 0; i < word.Length; i++)
        {
            bool vowel = Vowels.Contains(word[i], StringComparison.Ordinal);
            vowels += vowel ? 1 : 0;
            consonants = vowel || !char.IsLetter(word[i]) ? 0 : consonants + 1;
            longest = Math.Max(longest, consonants);
            if (i == 0)
                continue;
            pairs += Impossible.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word.AsSpan(i - 1, 2)) ? 1 : 0;
            changes += char.IsDigit(word[i]) != char.IsDigit(word[i - 1]) ? 1 : 0;
        }

        return pairs > 0 || (vowels == 0 && word.Length > 4) || longest > LongestConsonants || changes >= 3 || Periodic(word);
    }

    /// <summary>One to three letters over and over, as in "hahahahahaha".</summary>
    private static bool Periodic(string word)
    {
        for (int period = 1; period <= 3; period++)
        {
            if (word.Length >= 10 && word.AsSpan(period).SequenceEqual(word.AsSpan(0, word.Length - period)))
                return true;
        }

        return false;
    }
}
