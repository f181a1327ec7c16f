using System.Text;
using System.Text.Json;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.TokenModels;

/// <summary>
/// SentencePiece's: the segmentation with the largest sum of log probabilities (Kudo 2018, arXiv 1804.10959).
/// </summary>
internal sealed class UnigramModel : ITokenModel
{
    /// <summary>How far below the worst token an unknown character scores.</summary>
    private const double UnknownPenalty = 10;

    private readonly PrefixIndex<int> _index;
    private readonly double[] _scores;
    private readonly double _unknownScore;
    private readonly int? _unknownId;
    private readonly int[]? _byteTokens;

    public UnigramModel(Vocabulary vocabulary, double[] scores, int? unknownId, bool byteFallback)
    {
        Vocabulary = vocabulary;
        _scores = scores;
        _unknownId = unknownId;
        _unknownScore = scores.DefaultIfEmpty().Min() - UnknownPenalty;
        _byteTokens = byteFallback ? vocabulary.ByteTokens() : null;
        _index = new PrefixIndex<int>(Enumerable.Range(0, vocabulary.Size)
            .Where(id => vocabulary.Text(id) is { Length: > 0 } text && vocabulary.Find(text) == id)
            .Select(id => KeyValuePair.Create(vocabulary.Text(id)!, id)));
    }

    public Vocabulary Vocabulary { get; }

    public static UnigramModel Read(ComponentJson json)
    {
        ComponentJson list = json.Required("vocab");
        list.RequireKind(JsonValueKind.Array, "must be an array of tokens and scores");
        var tokens = new List<string>(list.Element.GetArrayLength());
        var scores = new List<double>(tokens.Capacity);
        foreach (JsonElement element in list.Element.EnumerateArray())
        {
            var entry = new ComponentJson(element, $"{list.Path}[{tokens.Count}]");
            if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() != 2
                || element[1].ValueKind != JsonValueKind.Number || !double.IsFinite(element[1].GetDouble()))
                throw entry.Malformed("must be a token and its score");
            tokens.Add(new ComponentJson(element[0], entry.Path).AsText());
            scores.Add(element[1].GetDouble());
        }

        int? unknownId = json.Optional("unk_id")?.AsInteger(0, tokens.Count - 1);
        return new UnigramModel(
            Vocabulary.FromList(tokens), [.. scores], unknownId, json.Flag("byte_fallback", absent: false));
    }

    public void Tokenize(string word, List<int> ids)
    {
        // Neighbouring unknown characters are one unknown token.
        var segments = new List<(int Start, int End, int Id)>();
        foreach ((int start, int end, int id) in BestPath(word))
        {
            if (id == _unknownId && segments.Count > 0 && segments[^1].Id == _unknownId)
                segments[^1] = (segments[^1].Start, end, id);
            else
                segments.Add((start, end, id));
        }

        foreach ((int start, int end, int id) in segments)
        {
            ReadOnlySpan<char> text = word.AsSpan(start, end - start);
            if (id != _unknownId)
                ids.Add(id);
            else if (Vocabulary.Find(text) is { } known)
                ids.Add(known);
            else if (!TryBytes(text, ids))
                ids.Add(id);
        }
    }

    private bool TryBytes(ReadOnlySpan<char> text, List<int> ids)
    {
        if (_byteTokens is null)
            return false;
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        if (bytes.Any(value => _byteTokens[value] < 0))
            return false;
        ids.AddRange(bytes.Select(value => _byteTokens[value]));
        return true;
    }

    private List<(int Start, int End, int Id)> BestPath(string word)
    {
        var best = new (double Score, int Start, int Id)[word.Length + 1];
        Array.Fill(best, (0, -1, 0));
        var found = new List<(int Length, int Value)>();
        for (int at = 0; at < word.Length;)
        {
            int single = char.IsHighSurrogate(word[at]) ? 2 : 1;
            bool hasSingle = false;
            found.Clear();
            _index.Search(word, at, found);
            foreach ((int length, int id) in found)
            {
                Offer(best, at, at + length, _scores[id], id);
                hasSingle |= length == single;
            }

            if (!hasSingle)
            {
                Offer(best, at, at + single, _unknownScore, _unknownId
                    ?? throw UnknownToken.Missing("its model names no unknown token"));
            }

            at += single;
        }

        var path = new List<(int, int, int)>();
        for (int end = word.Length; end > 0; end = best[end].Start)
            path.Add((best[end].Start, end, best[end].Id));
        path.Reverse();
        return path;
    }

    private static void Offer((double Score, int Start, int Id)[] best, int start, int end, double score, int id)
    {
        double candidate = best[start].Score + score;
        if (best[end].Start < 0 || candidate > best[end].Score)
            best[end] = (candidate, start, id);
    }
}
