using System.Text;

namespace SafetyGate.Inference.Tokenization.Normalizers;

internal static class NormalizerFactory
{
    public static INormalizer Read(ComponentJson json) => json.Type switch
    {
        "BertNormalizer" => BertNormalizer.Read(json),
        "ByteLevel" => new ByteLevelNormalizer(),
        "Lowercase" => new LowercaseNormalizer(),
        "NFC" => new UnicodeFormNormalizer(NormalizationForm.FormC),
        "NFD" => new UnicodeFormNormalizer(NormalizationForm.FormD),
        "NFKC" => new UnicodeFormNormalizer(NormalizationForm.FormKC),
        "NFKD" => new UnicodeFormNormalizer(NormalizationForm.FormKD),
        "Nmt" => new NmtNormalizer(),
        "Precompiled" => PrecompiledNormalizer.Read(json),
        "Prepend" => new PrependNormalizer(json.Text("prepend")),
        "Replace" => ReplaceNormalizer.Read(json),
        "Sequence" => new SequenceNormalizer([.. json.Items("normalizers").Select(Read)]),
        "Strip" => new StripNormalizer(json.Flag("strip_left"), json.Flag("strip_right")),
        "StripAccents" => new StripAccentsNormalizer(),
        _ => throw json.UnsupportedType(
            "normalizer", "BertNormalizer", "ByteLevel", "Lowercase", "NFC", "NFD", "NFKC", "NFKD", "Nmt",
            "Precompiled", "Prepend", "Replace", "Sequence", "Strip", "StripAccents"),
    };
}
