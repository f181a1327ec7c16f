namespace SafetyGate.Inference.Generation;

/// <summary>One sequence under way in a slot of the cache; the slot's next sequence takes the same row.</summary>
internal sealed class SequenceRow(int slot)
{
    private int[] _tokens = [];
    private int _count;

    /// <summary>Where in the cache.</summary>
    public int Slot { get; } = slot;

    /// <summary>Index of the prompt.</summary>
    public int Index { get; private set; }

    public IReadOnlyList<int> Prompt { get; private set; } = [];

    /// <summary>Positions that the cache holds, of the prompt first.</summary>
    public int Cached { get; set; }

    /// <summary>Generated so far.</summary>
    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, _count);

    public FinishReason? Finish { get; private set; }

    /// <summary>Begins a sequence.</summary>
    /// <param name="index">Index of the prompt.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="cached">Positions of it that the slot holds already.</param>
    /// <param name="limit">Tokens after which it ends.</param>
    public void Begin(int index, IReadOnlyList<int> prompt, int cached, int limit)
    {
        (Index, Prompt, Cached, Finish, _count) = (index, prompt, cached, null, 0);
        if (_tokens.Length < limit)
            _tokens = new int[limit];
    }

    /// <summary>Takes the next token and sees whether it is the last.</summary>
    public void Append(int token, GenerationOptions options, ITokenWatch? watch)
    {
        for (int i = 0; i < options.EndTokens.Count; i++)
        {
            if (options.EndTokens[i] == token)
            {
                Finish = FinishReason.EndToken;
                return;
            }
        }

        _tokens[_count++] = token;
        if (_count == options.MaxNewTokens)
            Finish = FinishReason.Length;
        else if (watch is not null && watch.IsSettled(Index, Tokens))
            Finish = FinishReason.Settled;
    }

    /// <summary>What became of it.</summary>
    public TokenSequence ToSequence() => new(Tokens.ToArray(), Finish!.Value);
}
