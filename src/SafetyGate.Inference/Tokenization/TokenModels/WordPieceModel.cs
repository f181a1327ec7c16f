using System.Text;

namespace SafetyGate.Inference.Tokenization.TokenModels;

/// <summary>
/// BERT's: the longest token first, then the longest continuation, and so on; one misfit makes the word unknown.
/// </summary>
internal sealed class WordPieceModel : ITokenModel
{
    private const int LargestMaximum = 1000;

    private readonly UnknownToken _unknown;
    private readonly string _prefix;
    private readonly int _maximumCharacters;

    private WordPieceModel(Vocabulary vocabulary, string unknownToken, string prefix, int maximumCharacters)
    {
        Vocabulary = vocabulary;
        _unknown = new UnknownToken(unknownToken, vocabulary);
        _prefix = prefix;
        _maximumCharacters = maximumCharacters;
    }

    public Vocabulary Vocabulary { get; }

    public static WordPieceModel Read(ComponentJson json) => new(
        Vocabulary.Read(json.Required("vocab")),
        json.Text("unk_token"),
        json.Text("continuing_subword_prefix"),
        // The search is quadratic in this, hence the bound.
        json.Integer("max_input_chars_per_word", 0, LargestMaximum));

    public void Tokenize(string word, List<int> ids)
    {
        int before = ids.Count;
        if (Runes(word) <= _maximumCharacters && TryTokenize(word, ids))
            return;
        ids.RemoveRange(before, ids.Count - before);
        ids.Add(_unknown.Id);
    }

    private static int Runes(string word)
    {
        int count = 0;
        foreach (Rune _ in word.EnumerateRunes())
            count++;
        return count;
    }

    private bool TryTokenize(string word, List<int> ids)
    {
        for (int start = 0; start < word.Length;)
        {
            // A continuation is looked up with the prefix in front.
            string source = start == 0 ? word : string.Concat(_prefix, word.AsSpan(start));
            int shift = start == 0 ? 0 : _prefix.Length;
            int end = word.Length;
            int? id = null;
            while (start < end && (id = Vocabulary.Find(source.AsSpan(0, end - start + shift))) is null)
                end -= char.IsLowSurrogate(word[end - 1]) ? 2 : 1;
            if (id is null)
                return false;
            ids.Add(id.Value);
            start = end;
        }

        return true;
    }
}
