using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Generation;

/// <summary>The tokens of a scoring request, as <see cref="ScoringRequest"/> says.</summary>
internal static class ScoringTokens
{
    /// <param name="request">A text, with or without a question.</param>
    /// <param name="codec">Template and tokenizer.</param>
    /// <param name="context">Positions that the model was made for.</param>
    public static IReadOnlyList<LikelihoodRequest> Of(ScoringRequest request, IChatCodec codec, int context)
    {
        IReadOnlyList<int> tokens = codec.EncodeText(request.Text);
        if (request.Question is { } question)
        {
            return tokens.Count > 0
                ? [new LikelihoodRequest(codec.Encode(question), tokens)]
                : throw new SafetyGateException(
                    ChatErrors.EmptyContinuation, $"an answer that is to be scored has no tokens: '{Shown(request.Text)}'. Correct the question file.");
        }

        int window = Math.Clamp(request.Window, 2, Math.Max(2, context)) - 1;
        return codec.BeginToken is { } begin
            ? [.. tokens.Chunk(window).Select(chunk => new LikelihoodRequest([begin], chunk))]
            : [.. tokens.Skip(1).Chunk(window).Select((chunk, i) => new LikelihoodRequest([tokens[i * window]], chunk))];
    }

    private static string Shown(string text) => new([.. text.Take(40).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);
}
