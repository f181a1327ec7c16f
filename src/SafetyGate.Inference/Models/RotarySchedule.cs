using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Models;

/// <summary>
/// Which row of the rotary table each token of a batch takes. A sequence within the model's first context takes the row of
/// its position. A longer one may have frequencies of its own (dynamic, longrope): rows for its tokens are written behind
/// the others, anew for each batch. Its length is counted without padding, so that no row of a batch affects another.
/// </summary>
internal sealed class RotarySchedule(RotaryConfig config, int positions)
{
    private int[] _rows = [];
    private TokenBatch? _batch;
    private bool _within;

    public RotaryEmbedding Table { get; } = new(config.InverseFrequencies, positions, config.HeadDim, config.Magnitude);

    /// <summary>[tokens] of the batch that was prepared.</summary>
    public ReadOnlySpan<int> Rows => _within ? _batch!.Positions : _rows.AsSpan(0, _batch!.Count);

    /// <summary>Chooses the rows for a batch.</summary>
    public void Prepare(TokenBatch batch)
    {
        _batch = batch;
        _within = config.Beyond is not { } beyond || batch.Positions.IndexOfAnyExceptInRange(0, beyond.Context - 1) < 0;
        if (_within)
            return;
        if (_rows.Length < batch.Count)
            _rows = new int[2 * batch.Count];
        int next = positions;
        for (int first = 0, end; first < batch.Count; first = end)
        {
            int slot = batch.Slots[first];
            for (end = first + 1; end < batch.Count && batch.Slots[end] == slot;)
                end++;
            Prepare(batch.Positions[first..end], config.Beyond!, _rows.AsSpan(first), ref next);
        }
    }

    private void Prepare(ReadOnlySpan<int> sequence, RotaryExtension beyond, Span<int> rows, ref int next)
    {
        int length = sequence[^1] + 1;
        if (length <= beyond.Context)
        {
            sequence.CopyTo(rows);
            return;
        }

        if (beyond.RotatesAnew && sequence[0] > 0 && sequence[0] <= beyond.Context)
        {
            throw new SafetyGateException(
                ModelErrors.ContextSwitch,
                $"a response grows past {beyond.Context} positions (original_max_position_embeddings), where this model rotates everything before it anew, which is not supported. Shorten the prompts or lower --max-new-tokens.");
        }

        float[] frequencies = beyond.Frequencies(length);
        for (int i = 0; i < sequence.Length; i++)
        {
            Table.Write(next, sequence[i], frequencies);
            rows[i] = next++;
        }
    }
}
