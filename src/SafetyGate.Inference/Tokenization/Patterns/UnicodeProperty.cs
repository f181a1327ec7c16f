using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>
/// The code points behind <c>\p{Name}</c> and <c>[:name:]</c>: general categories, a few binary properties and
/// scripts.
/// </summary>
internal static class UnicodeProperty
{
    /// <summary>Two-letter categories in the order of <see cref="UnicodeCategory"/>.</summary>
    private static readonly string[] Categories =
    [
        "lu", "ll", "lt", "lm", "lo", "mn", "mc", "me", "nd", "nl", "no", "zs", "zl", "zp", "cc", "cf", "cs", "co",
        "pc", "pd", "ps", "pe", "pi", "pf", "po", "sm", "sc", "sk", "so", "cn",
    ];

    /// <summary>Long names, each with the short one that it stands for.</summary>
    private static readonly Dictionary<string, string> Aliases = """
        letter=l mark=m combiningmark=m number=n separator=z other=c punctuation=p symbol=s uppercaseletter=lu
        lowercaseletter=ll titlecaseletter=lt modifierletter=lm otherletter=lo nonspacingmark=mn spacingmark=mc
        enclosingmark=me decimalnumber=nd digit=nd letternumber=nl othernumber=no spaceseparator=zs lineseparator=zl
        paragraphseparator=zp control=cc cntrl=cc format=cf unassigned=cn connectorpunctuation=pc dashpunctuation=pd
        openpunctuation=ps closepunctuation=pe initialpunctuation=pi finalpunctuation=pf otherpunctuation=po
        mathsymbol=sm currencysymbol=sc modifiersymbol=sk othersymbol=so whitespace=space hiragana=hira
        katakana=kana hangul=hang han=hani
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, CodePointSet?> Cache = new(StringComparer.Ordinal);

    /// <summary>The members of a property, or null where the name is not known.</summary>
    public static CodePointSet? Find(string name)
    {
        if (name.Length > 32)
            return null;
        string key = string.Concat(name.Where(c => c is not (' ' or '_' or '-'))).ToLowerInvariant();
        key = Aliases.GetValueOrDefault(key, key);
        if (Cache.TryGetValue(key, out CodePointSet? known))
            return known;
        CodePointSet? members = Build(key);
        // Only names that exist are kept, so that hostile files cannot fill the cache.
        return members is null ? null : Cache.GetOrAdd(key, members);
    }

    private static CodePointSet? Build(string key)
    {
        bool[] wanted =
        [
            .. Categories.Select(category => category == key || (key.Length == 1 && category[0] == key[0])),
        ];
        if (wanted.Contains(true))
            return CodePointSet.Where(codePoint => wanted[(int)CharUnicodeInfo.GetUnicodeCategory(codePoint)]);
        return key switch
        {
            "any" => CodePointSet.All,
            "ascii" => CodePointSet.Range(0, 0x7F),
            "xdigit" => CodePointSet.FromRanges([('0', '9'), ('A', 'F'), ('a', 'f')]),
            "blank" => Find("Zs")!.Union(CodePointSet.Of('\t')),
            "space" => Runes(CharacterClass.IsWhitespace),
            "punct" => Runes(CharacterClass.IsPunctuation),
            "word" => Runes(CharacterClass.IsWord),
            _ => UnicodeScript.Find(key),
        };
    }

    private static CodePointSet Runes(Func<Rune, bool> predicate) =>
        CodePointSet.Where(codePoint => Rune.IsValid(codePoint) && predicate(new Rune(codePoint)));
}
