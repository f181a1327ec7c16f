using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions;

/// <summary>
/// A random direction with the numbers of the paper's released code: one PyTorch generator, the keys of the state
/// dictionary in order. Norm tensors consume numbers and stay; a tied head is a key of its own, so the shared matrix
/// moves twice. It remembers the generator's state at every key and makes one tensor at a time.
/// </summary>
public sealed class TorchDirection : IDirection
{
    private readonly IReadOnlyList<StateEntry> _state;
    private readonly Lazy<(Dictionary<string, List<Draw>> Draws, TorchNormal After)> _drawn;

    /// <param name="name">What reports call the direction.</param>
    /// <param name="seed">As for <c>torch.manual_seed</c>.</param>
    /// <param name="state">The state dictionary of the checkpoint's architecture.</param>
    public TorchDirection(string name, ulong seed, IReadOnlyList<StateEntry> state)
        : this(name, () => new TorchNormal(seed), state)
    {
    }

    private TorchDirection(string name, Func<TorchNormal> generator, IReadOnlyList<StateEntry> state)
    {
        Name = name;
        _state = state;
        _drawn = new Lazy<(Dictionary<string, List<Draw>>, TorchNormal)>(() => DrawAll(generator(), state));
    }

    public string Name { get; }

    /// <summary>The direction that the same generator draws next: the second axis of the released code's planes.</summary>
    public TorchDirection Next(string name) => new(name, () => _drawn.Value.After.Copy(), _state);

    public TensorOffset? OffsetFor(StoredTensor origin, double alpha)
    {
        if (!_drawn.Value.Draws.TryGetValue(origin.Name, out List<Draw>? draws))
            return null;
        TensorOffset[] offsets = [.. draws.Select(draw => new DenseOffset(() => draw.Make(origin), (float)alpha))];
        return offsets.Length == 1 ? offsets[0] : new SumOffset(offsets);
    }

    /// <summary>Walks the state dictionary once; as long as drawing the whole direction, so only done when a point needs it.</summary>
    private static (Dictionary<string, List<Draw>> Draws, TorchNormal After) DrawAll(
        TorchNormal generator, IReadOnlyList<StateEntry> state)
    {
        var all = new Dictionary<string, List<Draw>>(StringComparer.Ordinal);
        foreach (StateEntry entry in state)
        {
            int count = checked((int)entry.Parameter.Shape.ElementCount);
            var draw = new Draw(generator.Copy(), count);
            generator.Fill(new float[count]);
            if (NormTensors.Contains(entry.Name))
                continue;
            if (!all.TryGetValue(entry.Parameter.Name, out List<Draw>? draws))
                all[entry.Parameter.Name] = draws = [];
            draws.Add(draw);
        }

        return (all, generator);
    }

    /// <summary>One call of randn, to be repeated whenever its tensor is needed.</summary>
    private sealed record Draw(TorchNormal State, int Count)
    {
        /// <summary>g / ||g|| * ||W||, each step rounded to float32 as the released code does.</summary>
        public float[] Make(StoredTensor origin)
        {
            var values = new float[Count];
            origin.Read(0, values);
            float scale = TorchNorm.Of(values);
            State.Copy().Fill(values);
            float norm = TorchNorm.Of(values);
            foreach (ref float value in values.AsSpan())
                value = value / norm * scale;
            return values;
        }
    }
}
