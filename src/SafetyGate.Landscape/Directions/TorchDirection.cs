using System.Numerics.Tensors;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions;

/// <summary>
/// A random direction with the numbers of the paper's released code: one PyTorch generator, the keys of the state
/// dictionary in order. Norm tensors consume numbers and stay; a tied head is a key of its own, so the shared matrix
/// moves twice. It remembers the generator's state at every key and makes one tensor at a time; a direction small enough
/// is kept once it was made.
/// </summary>
public sealed class TorchDirection : IDirection
{
    private readonly IReadOnlyList<StateEntry> _state;
    private readonly long _mostKept;
    private readonly Lazy<(Dictionary<string, List<Draw>> Draws, TorchNormal After)> _drawn;

    /// <param name="name">What reports call the direction.</param>
    /// <param name="seed">As for <c>torch.manual_seed</c>.</param>
    /// <param name="state">The state dictionary of the checkpoint's architecture.</param>
    /// <param name="mostKept">Bytes up to which a direction is kept in memory. Default 64 MiB.</param>
    public TorchDirection(string name, ulong seed, IReadOnlyList<StateEntry> state, long mostKept = 64L << 20)
        : this(name, () => new TorchNormal(seed), state, mostKept)
    {
    }

    private TorchDirection(string name, Func<TorchNormal> generator, IReadOnlyList<StateEntry> state, long mostKept)
    {
        Name = name;
        _state = state;
        _mostKept = mostKept;
        bool keeps = sizeof(float) * state.Sum(entry => entry.Parameter.Shape.ElementCount) <= mostKept;
        _drawn = new Lazy<(Dictionary<string, List<Draw>>, TorchNormal)>(() => DrawAll(generator(), state, keeps));
    }

    public string Name { get; }

    /// <summary>The direction that the same generator draws next: the second axis of the released code's planes.</summary>
    public TorchDirection Next(string name) => new(name, () => _drawn.Value.After.Copy(), _state, _mostKept);

    public TensorOffset? OffsetFor(StoredTensor origin, double alpha)
    {
        if (!_drawn.Value.Draws.TryGetValue(origin.Name, out List<Draw>? draws))
            return null;
        TensorOffset[] offsets = [.. draws.Select(draw => new DenseOffset(() => draw.Make(origin), (float)alpha))];
        return offsets.Length == 1 ? offsets[0] : new SumOffset(offsets);
    }

    /// <summary>Walks the state dictionary once; as long as drawing the whole direction, so only done when a point needs it.</summary>
    private static (Dictionary<string, List<Draw>> Draws, TorchNormal After) DrawAll(
        TorchNormal generator, IReadOnlyList<StateEntry> state, bool keeps)
    {
        var all = new Dictionary<string, List<Draw>>(StringComparer.Ordinal);
        foreach (StateEntry entry in state)
        {
            int count = checked((int)entry.Parameter.Shape.ElementCount);
            var draw = new Draw(generator.Copy(), count, keeps);
            generator.Fill(GC.AllocateUninitializedArray<float>(count));
            if (NormTensors.Contains(entry.Name))
                continue;
            if (!all.TryGetValue(entry.Parameter.Name, out List<Draw>? draws))
                all[entry.Parameter.Name] = draws = [];
            draws.Add(draw);
        }

        return (all, generator);
    }

    /// <summary>One call of randn, to be repeated whenever its tensor is needed and it is not kept.</summary>
    private sealed class Draw(TorchNormal state, int count, bool keeps)
    {
        private float[]? _unit;

        /// <summary>g / ||g|| * ||W||, each step rounded to float32 as the released code does.</summary>
        public float[] Make(StoredTensor origin)
        {
            float[] values = GC.AllocateUninitializedArray<float>(count);
            origin.Read(0, values);
            float scale = TorchNorm.Of(values);
            float[] unit = _unit ?? Unit();
            if (keeps)
                _unit = unit;
            TensorPrimitives.Multiply(unit, scale, values);
            return values;
        }

        private float[] Unit()
        {
            float[] values = GC.AllocateUninitializedArray<float>(count);
            state.Copy().Fill(values);
            TensorPrimitives.Divide(values, TorchNorm.Of(values), values);
            return values;
        }
    }
}
