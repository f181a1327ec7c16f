using System.Runtime.InteropServices;

namespace SafetyGate.Inference.Tokenization;

/// <summary>
/// Decodes a response while it is generated. The pieces, with <see cref="Finish"/> at the end, add up to what
/// <see cref="Tokenizer.Decode"/> makes of all ids; a character whose bytes are not all there yet is held back. Each step
/// decodes a few ids, however long the response has become. (Where bytes turn out to be no text at all, a decoder with
/// byte fallback would take back characters before them that are given out already; here they stay.)
/// </summary>
/// <param name="tokenizer">The tokenizer.</param>
/// <param name="skipSpecialTokens">As in <see cref="Tokenizer.Decode"/>.</param>
public sealed class StreamingDecoder(Tokenizer tokenizer, bool skipSpecialTokens)
{
    private const char Replacement = '\uFFFD';
    private readonly List<int> _window = [];
    private int _shown; // ids of the window whose text has been given out

    /// <summary>The text that has become certain with this id; often empty for a part of a character.</summary>
    public string Append(int id)
    {
        _window.Add(id);
        string text = Decode(_window.Count);
        return text.EndsWith(Replacement) ? "" : Take(text);
    }

    /// <summary>What was held back.</summary>
    public string Finish() => Take(Decode(_window.Count));

    private string Take(string text)
    {
        string before = Decode(_shown);
        if (text.Length <= before.Length)
            return "";
        // The ids shown last stay as context: at the start of a text some decoders drop a space.
        _window.RemoveRange(0, _shown);
        _shown = _window.Count;
        return text[before.Length..];
    }

    private string Decode(int count) => tokenizer.Decode(CollectionsMarshal.AsSpan(_window)[..count], skipSpecialTokens);
}
