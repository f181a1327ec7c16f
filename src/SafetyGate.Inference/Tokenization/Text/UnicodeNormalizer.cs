using System.Text;

namespace SafetyGate.Inference.Tokenization.Text;

/// <summary>The four normalization forms of Unicode Standard Annex 15, the same on every machine.</summary>
internal static class UnicodeNormalizer
{
    private const int HangulBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TailBase = 0x11A7;
    private const int VowelCount = 21;
    private const int TailCount = 28;
    private const int SyllableCount = 19 * VowelCount * TailCount;

    /// <param name="text">Well-formed UTF-16.</param>
    public static string Normalize(string text, NormalizationForm form)
    {
        bool compatibility = form is NormalizationForm.FormKC or NormalizationForm.FormKD;
        bool composes = form is NormalizationForm.FormC or NormalizationForm.FormKC;
        // Below the first combining mark every text is in form C, and ASCII is in all forms.
        char unaffected = form == NormalizationForm.FormC ? '\u02FF' : '\u007F';
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', unaffected) < 0)
            return text;
        UnicodeDecompositions data = UnicodeDecompositions.Instance;
        var codePoints = new List<int>(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes())
            Decompose(rune.Value, compatibility, codePoints, data);
        Order(codePoints, data);
        if (composes)
            Compose(codePoints, data);
        var result = new StringBuilder(codePoints.Count);
        foreach (int codePoint in codePoints)
            result.Append(new Rune(codePoint).ToString());
        return result.ToString();
    }

    private static void Decompose(int codePoint, bool compatibility, List<int> codePoints, UnicodeDecompositions data)
    {
        int syllable = codePoint - HangulBase;
        if ((uint)syllable < SyllableCount)
        {
            codePoints.Add(LeadBase + (syllable / (VowelCount * TailCount)));
            codePoints.Add(VowelBase + (syllable % (VowelCount * TailCount) / TailCount));
            if (syllable % TailCount != 0)
                codePoints.Add(TailBase + (syllable % TailCount));
            return;
        }

        if (data.Decompose(codePoint, compatibility) is not { } mapping)
        {
            codePoints.Add(codePoint);
            return;
        }

        foreach (int part in mapping)
            Decompose(part, compatibility, codePoints, data);
    }

    /// <summary>Sorts every run of marks by combining class and leaves equal ones in their order.</summary>
    private static void Order(List<int> codePoints, UnicodeDecompositions data)
    {
        for (int start = 0; start < codePoints.Count; start++)
        {
            if (data.CombiningClass(codePoints[start]) == 0)
                continue;
            int end = start + 1;
            while (end < codePoints.Count && data.CombiningClass(codePoints[end]) != 0)
                end++;
            int[] sorted = [.. codePoints.GetRange(start, end - start).OrderBy(data.CombiningClass)];
            for (int i = 0; i < sorted.Length; i++)
                codePoints[start + i] = sorted[i];
            start = end - 1;
        }
    }

    private static void Compose(List<int> codePoints, UnicodeDecompositions data)
    {
        int written = 0;
        int starter = -1;
        int lastClass = -1;
        for (int i = 0; i < codePoints.Count; i++)
        {
            int codePoint = codePoints[i];
            int combiningClass = data.CombiningClass(codePoint);
            // A mark is blocked from the starter by one of the same or a higher class between them.
            bool reaches = starter >= 0 && (lastClass < combiningClass || lastClass == -1);
            if (reaches && Pair(codePoints[starter], codePoint, data) is { } composite)
            {
                codePoints[starter] = composite;
                continue;
            }

            if (combiningClass == 0)
            {
                starter = written;
                lastClass = -1;
            }
            else
            {
                lastClass = combiningClass;
            }

            codePoints[written++] = codePoint;
        }

        codePoints.RemoveRange(written, codePoints.Count - written);
    }

    private static int? Pair(int first, int second, UnicodeDecompositions data)
    {
        int lead = first - LeadBase;
        int vowel = second - VowelBase;
        if ((uint)lead < 19 && (uint)vowel < VowelCount)
            return HangulBase + (((lead * VowelCount) + vowel) * TailCount);
        int syllable = first - HangulBase;
        int tail = second - TailBase;
        if ((uint)syllable < SyllableCount && syllable % TailCount == 0 && tail is > 0 and < TailCount)
            return first + tail;
        return data.Compose(first, second);
    }
}
