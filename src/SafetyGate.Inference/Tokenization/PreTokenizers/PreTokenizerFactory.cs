namespace SafetyGate.Inference.Tokenization.PreTokenizers;

internal static class PreTokenizerFactory
{
    public static IPreTokenizer Read(ComponentJson json) => json.Type switch
    {
        "BertPreTokenizer" => new BertPreTokenizer(),
        "ByteLevel" => ByteLevelPreTokenizer.Read(json),
        "CharDelimiterSplit" => CharDelimiterPreTokenizer.Read(json),
        "Digits" => DigitsPreTokenizer.Read(json),
        "FixedLength" => FixedLengthPreTokenizer.Read(json),
        "Metaspace" => MetaspacePreTokenizer.Read(json),
        "Punctuation" => PunctuationPreTokenizer.Read(json),
        "Sequence" => new SequencePreTokenizer([.. json.Items("pretokenizers").Select(Read)]),
        "Split" => SplitPreTokenizer.Read(json),
        "Whitespace" => new WhitespacePreTokenizer(),
        "WhitespaceSplit" => new WhitespaceSplitPreTokenizer(),
        _ => throw json.UnsupportedType(
            "pre-tokenizer", "BertPreTokenizer", "ByteLevel", "CharDelimiterSplit", "Digits", "FixedLength", "Metaspace",
            "Punctuation", "Sequence", "Split", "Whitespace", "WhitespaceSplit"),
    };
}
