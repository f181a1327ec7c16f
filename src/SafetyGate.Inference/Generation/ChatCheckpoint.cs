using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SafetyGate.Inference.ChatTemplates;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.Tokenization;

namespace SafetyGate.Inference.Generation;

/// <summary>
/// A checkpoint folder that can chat: its weights fit a supported architecture, and it has a tokenizer and a chat template.
/// Owns the checkpoint.
/// </summary>
public sealed class ChatCheckpoint : IDisposable
{
    private ChatCheckpoint(Checkpoint checkpoint, DateTimeOffset clock, string? systemPrompt)
    {
        SystemPrompt = systemPrompt;
        Checkpoint = checkpoint;
        Decoder = ModelFamilies.Read(checkpoint.Config);
        checkpoint.RequireArchitecture(
        [
            .. Decoder.Parameters.Select(p => new TensorSpec(p.Name, p.Shape)),
            .. Decoder.TiedNames.Select(t => new TensorSpec(t.Name, Decoder.Parameters.First(p => p.Name == t.Parameter).Shape, Required: false)),
        ]);
        EndTokens = Generation.EndTokens.Read(checkpoint, Decoder.Size.Vocabulary);
        (Tokenizer tokenizer, TokenizerHash) = ReadTokenizer(checkpoint, Decoder.Size.Vocabulary);
        ChatTemplateSource template = ChatTemplateSource.Find(new ChatTemplateTexts
        {
            TokenizerConfig = checkpoint.FindText("tokenizer_config.json"),
            ChatTemplate = checkpoint.FindText("chat_template.jinja"),
            SpecialTokensMap = checkpoint.FindText("special_tokens_map.json"),
        });
        TemplateHash = Hash(template.Template);
        Codec = new ChatCodec(tokenizer, template, clock, systemPrompt);
    }

    public Checkpoint Checkpoint { get; }

    /// <summary>The architecture.</summary>
    public IDecoder Decoder { get; }

    /// <summary>Template and tokenizer.</summary>
    public ChatCodec Codec { get; }

    /// <summary>The system message before every request; null where there is none.</summary>
    public string? SystemPrompt { get; }

    /// <summary>Ids that end a response; empty where the checkpoint names none.</summary>
    public IReadOnlyList<int> EndTokens { get; }

    /// <summary>Lowercase hexadecimal SHA-256 of tokenizer.json; where there is none, of tokenizer.model and the files beside it.</summary>
    public string TokenizerHash { get; }

    /// <summary>Lowercase hexadecimal SHA-256 of the chat template's text.</summary>
    public string TemplateHash { get; }

    /// <summary>Opens a folder and checks everything but the weights' values.</summary>
    /// <param name="folder">A Hugging Face checkpoint, or a PEFT adapter where there is a base.</param>
    /// <param name="clock">The run's clock, for templates that write a date.</param>
    /// <param name="baseFolder">What an adapter lies over; not looked at where the folder holds a whole model.</param>
    /// <param name="systemPrompt">The system message before every request, empty or not; null sends none.</param>
    /// <exception cref="SafetyGateException">SG20xx to SG24xx: what is wrong with the folder.</exception>
    public static ChatCheckpoint Open(string folder, DateTimeOffset clock, string? baseFolder = null, string? systemPrompt = null)
    {
        Checkpoint checkpoint = baseFolder is not null && Checkpoint.IsAdapter(folder)
            ? Checkpoint.OpenAdapter(folder, baseFolder)
            : Checkpoint.Open(folder);
        try
        {
            return new ChatCheckpoint(checkpoint, clock, systemPrompt);
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    public void Dispose() => Checkpoint.Dispose();

    private static (Tokenizer Tokenizer, string Hash) ReadTokenizer(Checkpoint checkpoint, int vocabulary)
    {
        using Stream? json = checkpoint.FindFile("tokenizer.json");
        using Stream? model = json is null ? checkpoint.FindFile("tokenizer.model") : null;
        Stream stream = json ?? model ?? throw new SafetyGateException(
            ChatErrors.NoTokenizer,
            $"{checkpoint.Name} has neither tokenizer.json nor tokenizer.model. Save the tokenizer beside the weights (tokenizer.save_pretrained) or copy it from the base.");
        string hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        if (stream.CanSeek)
            stream.Position = 0;
        Tokenizer tokenizer;
        if (json is not null)
        {
            tokenizer = Tokenizer.Load(stream);
        }
        else
        {
            SentencePieceFiles files = SentencePieceFilesOf(checkpoint, stream);
            // The same model is another tokenizer with other files beside it.
            hash = Hash(string.Join('\0', hash, files.TokenizerConfig, files.SpecialTokensMap, files.AddedTokens));
            tokenizer = Tokenizer.LoadSentencePiece(files);
        }

        return tokenizer.VocabularySize <= vocabulary
            ? (tokenizer, hash)
            : throw new SafetyGateException(
                ChatErrors.VocabularyTooSmall,
                $"{checkpoint.Name} has a tokenizer of {tokenizer.VocabularySize} tokens and an embedding of {vocabulary} rows. Resize the embedding or restore the tokenizer that it was trained with.");
    }

    private static SentencePieceFiles SentencePieceFilesOf(Checkpoint checkpoint, Stream model) => new()
    {
        Model = model,
        TokenizerConfig = checkpoint.FindText("tokenizer_config.json"),
        SpecialTokensMap = checkpoint.FindText("special_tokens_map.json"),
        AddedTokens = checkpoint.FindText("added_tokens.json"),
        ModelType = checkpoint.Config.TryGetProperty("model_type", out JsonElement type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()
            : null,
    };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
