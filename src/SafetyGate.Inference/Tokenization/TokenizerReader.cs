using System.Text.Json;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization.AddedTokens;
using SafetyGate.Inference.Tokenization.Decoders;
using SafetyGate.Inference.Tokenization.Normalizers;
using SafetyGate.Inference.Tokenization.PostProcessors;
using SafetyGate.Inference.Tokenization.PreTokenizers;
using SafetyGate.Inference.Tokenization.TokenModels;

namespace SafetyGate.Inference.Tokenization;

/// <summary>Reads a <c>tokenizer.json</c> from a hostile source.</summary>
internal static class TokenizerReader
{
    public const int MaximumBytes = 256 << 20;

    private const int MaximumDepth = 48;

    public static TokenizerParts Read(Stream stream, int maximumBytes = MaximumBytes)
    {
        using var bytes = new MemoryStream();
        Copy(stream, bytes, maximumBytes);
        try
        {
            ReadOnlyMemory<byte> json = SkipByteOrderMark(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            return ReadParts(new ComponentJson(document.RootElement, "$"));
        }
        catch (JsonException exception)
        {
            throw new SafetyGateException(
                TokenizerErrors.Malformed,
                $"tokenizer.json is not valid JSON, or is nested more than {MaximumDepth} levels deep: "
                + $"{exception.Message} Get the file again",
                exception);
        }
    }

    private static TokenizerParts ReadParts(ComponentJson json)
    {
        if (json.OptionalText("version") is { } version && version != "1.0")
            throw json.Malformed($"has the version \"{version}\"; only 1.0 is known");
        INormalizer? normalizer = json.Optional("normalizer") is { } n ? NormalizerFactory.Read(n) : null;
        ITokenModel model = TokenModelFactory.Read(json.Required("model"));
        var parts = new TokenizerParts
        {
            AddedTokens = new AddedVocabulary(
                AddedTokenReader.Read(json.Optional("added_tokens"), model.Vocabulary, normalizer), normalizer),
            PreTokenizer = json.Optional("pre_tokenizer") is { } p ? PreTokenizerFactory.Read(p) : null,
            Model = model,
            PostProcessor = json.Optional("post_processor") is { } t ? PostProcessorFactory.Read(t) : null,
            Decoder = json.Optional("decoder") is { } d ? TokenDecoderFactory.Read(d) : null,
        };
        foreach (int id in parts.PostProcessor?.Added ?? [])
        {
            if (model.Vocabulary.Text(id) is null && parts.AddedTokens.Find(id) is null)
            {
                throw new SafetyGateException(
                    TokenizerErrors.InvalidTemplate,
                    $"tokenizer.json: the post-processor adds the id {id}, which no token has; correct the id");
            }
        }

        return parts;
    }

    private static void Copy(Stream stream, MemoryStream bytes, int maximumBytes)
    {
        byte[] buffer = new byte[1 << 16];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (bytes.Length + read > maximumBytes)
            {
                throw new SafetyGateException(
                    TokenizerErrors.TooLarge,
                    $"tokenizer.json has more than {maximumBytes} bytes; no real tokenizer has, so distrust where it "
                    + "came from");
            }

            bytes.Write(buffer, 0, read);
        }
    }

    private static ReadOnlyMemory<byte> SkipByteOrderMark(ReadOnlyMemory<byte> json) =>
        json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
}
