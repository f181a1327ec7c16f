using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Generation;

/// <summary>
/// The working copy of a checkpoint's weights on an engine, the only mutable state of a run. The memory-mapped checkpoint
/// is the origin: a perturbation is always computed from it, never from the copy.
/// </summary>
public sealed class Weights<TTensor> : IParameterSource<TTensor>, IDisposable
    where TTensor : class, IDisposable
{
    private readonly IEngine<TTensor> _engine;
    private readonly List<(TTensor Copy, StoredTensor Origin)> _parameters = [];
    private readonly Dictionary<string, TTensor> _byName = new(StringComparer.Ordinal);
    private bool _perturbed;
    private bool _disposed;

    public Weights(IEngine<TTensor> engine, Checkpoint origin, IReadOnlyList<ParameterSpec> specs)
    {
        _engine = engine;
        foreach (ParameterSpec spec in specs)
        {
            TTensor copy = engine.CreateParameter(spec);
            StoredTensor stored = origin.Tensors[spec.Name];
            engine.WriteParameter(copy, stored, null);
            _parameters.Add((copy, stored));
            _byName.Add(spec.Name, copy);
        }
    }

    public TTensor Get(ParameterSpec spec) => _byName[spec.Name];

    /// <summary>
    /// Writes origin + perturbation into the working copy and puts the origin's bits back on dispose. Perturbations do not
    /// nest: an <see cref="InvalidOperationException"/> says so.
    /// </summary>
    public IDisposable Perturb(IPerturbation perturbation)
    {
        if (_perturbed)
            throw new InvalidOperationException("the weights are perturbed already; dispose that perturbation first");
        var restore = new Restore(this);
        _perturbed = true;
        try
        {
            foreach ((TTensor copy, StoredTensor origin) in _parameters)
            {
                if (perturbation.OffsetFor(origin) is { } offset)
                {
                    restore.Touched.Add((copy, origin));
                    _engine.WriteParameter(copy, origin, offset);
                }
            }
        }
        catch
        {
            restore.Dispose();
            throw;
        }

        return restore;
    }

    public void Dispose()
    {
        _disposed = true;
        foreach ((TTensor copy, _) in _parameters)
            copy.Dispose();
    }

    private sealed class Restore(Weights<TTensor> weights) : IDisposable
    {
        private bool _done;

        public List<(TTensor Copy, StoredTensor Origin)> Touched { get; } = [];

        public void Dispose()
        {
            if (_done || weights._disposed) // nothing is left to be restored, and nothing to write to
                return;
            _done = true;
            foreach ((TTensor copy, StoredTensor origin) in Touched)
                weights._engine.WriteParameter(copy, origin, null);
            weights._perturbed = false;
        }
    }
}
