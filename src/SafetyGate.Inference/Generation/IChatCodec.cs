namespace SafetyGate.Inference.Generation;

/// <summary>The road between text and tokens: the chat template and the tokenizer of a checkpoint.</summary>
public interface IChatCodec
{
    /// <summary>The tokens of a request, wrapped by the chat template and ready to be answered.</summary>
    IReadOnlyList<int> Encode(ChatRequest request);

    /// <summary>The tokens of a text by itself, without special ones: what a model would write, or read, after others.</summary>
    IReadOnlyList<int> EncodeText(string text);

    /// <summary>The token that begins every sequence; null where the tokenizer adds none.</summary>
    int? BeginToken { get; }

    /// <summary>The text of generated tokens, special tokens left out.</summary>
    string Decode(IReadOnlyList<int> tokens);

    /// <summary>
    /// The beginning that the text of these tokens, and of any that begin with them, is sure to have. Empty by default: then
    /// nothing is sure, and no response ends early.
    /// </summary>
    string DecodeCertain(ReadOnlySpan<int> tokens) => "";
}
