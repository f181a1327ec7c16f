namespace SafetyGate.Inference.Compute;

/// <summary>
/// The tokens of one forward pass: rows of different length one after another, without padding. Each token knows its
/// cache slot and its position; the tokens of one slot stand together in ascending position.
/// </summary>
public sealed class TokenBatch
{
    private int[] _tokens = new int[64];
    private int[] _slots = new int[64];
    private int[] _positions = new int[64];
    private int[] _outputs = new int[16];
    private int _outputCount;

    /// <summary>Number of tokens.</summary>
    public int Count { get; private set; }

    /// <summary>Vocabulary ids, [tokens].</summary>
    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, Count);

    /// <summary>Cache slots, [tokens].</summary>
    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    /// <summary>Positions in the sequence from 0, [tokens].</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, Count);

    /// <summary>Indexes of the tokens whose logits are wanted, [outputs].</summary>
    public ReadOnlySpan<int> Outputs => _outputs.AsSpan(0, _outputCount);

    public void Clear() => Count = _outputCount = 0;

    /// <summary>Asks for the logits that follow the last token, which did not ask itself.</summary>
    public void AskForLast() => AddOutput(Count - 1);

    /// <summary>Appends a token; <paramref name="output"/> asks for the logits that follow it.</summary>
    public void Add(int slot, int position, int token, bool output)
    {
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, 2 * Count);
            Array.Resize(ref _slots, 2 * Count);
            Array.Resize(ref _positions, 2 * Count);
        }

        if (output)
            AddOutput(Count);

        _tokens[Count] = token;
        _slots[Count] = slot;
        _positions[Count] = position;
        Count++;
    }

    private void AddOutput(int token)
    {
        if (_outputCount == _outputs.Length)
            Array.Resize(ref _outputs, 2 * _outputCount);
        _outputs[_outputCount++] = token;
    }
}
