using System.Text.Json;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tokenization.TokenModels;

/// <summary>Reads a model of type BPE. Its <c>dropout</c> is for training and has no effect here.</summary>
internal static class BytePairReader
{
    private const int MaximumMerges = 1 << 23;

    public static BytePairModel Read(ComponentJson json)
    {
        Vocabulary vocabulary = Vocabulary.Read(json.Required("vocab"));
        var settings = new BytePairSettings
        {
            UnknownToken = json.OptionalText("unk_token"),
            ContinuingPrefix = json.OptionalText("continuing_subword_prefix") ?? "",
            EndOfWordSuffix = json.OptionalText("end_of_word_suffix") ?? "",
            FusesUnknown = json.Flag("fuse_unk", absent: false),
            FallsBackToBytes = json.Flag("byte_fallback", absent: false),
            IgnoresMerges = json.Flag("ignore_merges", absent: false),
        };
        MergeTable merges = ReadMerges(json.Required("merges"), vocabulary, settings.ContinuingPrefix);
        return new BytePairModel(vocabulary, merges, settings);
    }

    private static MergeTable ReadMerges(ComponentJson json, Vocabulary vocabulary, string prefix)
    {
        json.RequireKind(JsonValueKind.Array, "must be an array");
        int count = json.Element.GetArrayLength();
        if (count > MaximumMerges)
            throw json.Malformed($"has {count} items; at most {MaximumMerges} are allowed");
        var merges = new MergeTable(count);
        int rank = 0;
        foreach (JsonElement element in json.Element.EnumerateArray())
        {
            var item = new ComponentJson(element, json.Path);
            if (element.ValueKind == JsonValueKind.String
                && item.AsUnboundedText().StartsWith("#version", StringComparison.Ordinal))
                continue;
            (string left, string right) = ReadPair(item, rank);
            if (right.Length < prefix.Length)
                throw Invalid(rank, $"\"{right}\" is shorter than the prefix \"{prefix}\" of continuations");
            string merged = string.Concat(left, right.AsSpan(prefix.Length));
            merges.Set(Id(left), Id(right), rank, Id(merged));
            rank++;
        }

        return merges;

        int Id(string token) =>
            vocabulary.Find(token) ?? throw Invalid(rank, $"\"{token}\" is not in the vocabulary");
    }

    private static (string Left, string Right) ReadPair(ComponentJson json, int rank)
    {
        if (json.Element.ValueKind == JsonValueKind.Array && json.Element.GetArrayLength() == 2)
        {
            return (
                new ComponentJson(json.Element[0], json.Path).AsText(),
                new ComponentJson(json.Element[1], json.Path).AsText());
        }

        string line = json.Element.ValueKind == JsonValueKind.String ? json.AsUnboundedText() : "";
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || line.IndexOf(' ', space + 1) >= 0)
            throw Invalid(rank, "it is neither a pair nor two tokens with one space between them");
        return (line[..space], line[(space + 1)..]);
    }

    private static SafetyGateException Invalid(int rank, string why) => new(
        TokenizerErrors.InvalidMerge, $"tokenizer.json: merge number {rank + 1} is invalid: {why}; get the file again");
}
