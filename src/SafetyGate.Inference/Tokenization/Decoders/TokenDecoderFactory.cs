using SafetyGate.Inference.Tokenization.Patterns;
using SafetyGate.Inference.Tokenization.PreTokenizers;

namespace SafetyGate.Inference.Tokenization.Decoders;

internal static class TokenDecoderFactory
{
    private const int MaximumStrip = 1 << 20;

    public static ITokenDecoder Read(ComponentJson json) => json.Type switch
    {
        "BPEDecoder" => new SuffixDecoder(json.Text("suffix")),
        "ByteFallback" => new ByteFallbackDecoder(),
        "ByteLevel" => new ByteLevelDecoder(),
        "CTC" => CtcDecoder.Read(json),
        "Fuse" => new FuseDecoder(),
        "Metaspace" => new MetaspaceDecoder(
            json.Character("replacement").ToString(), MetaspacePreTokenizer.ReadScheme(json)),
        "Replace" => new ReplaceDecoder(Replacement.Read(json)),
        "Sequence" => new SequenceDecoder([.. json.Items("decoders").Select(Read)]),
        "Strip" => new StripDecoder(
            json.Character("content"), json.Integer("start", 0, MaximumStrip), json.Integer("stop", 0, MaximumStrip)),
        "WordPiece" => new WordPieceDecoder(json.Text("prefix"), json.Flag("cleanup")),
        _ => throw json.UnsupportedType(
            "decoder", "BPEDecoder", "ByteFallback", "ByteLevel", "CTC", "Fuse", "Metaspace", "Replace", "Sequence",
            "Strip", "WordPiece"),
    };
}
