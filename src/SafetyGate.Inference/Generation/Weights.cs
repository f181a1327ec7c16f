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
    private readonly List<Parameter> _parameters = [];
    private readonly Dictionary<string, TTensor> _byName = new(StringComparer.Ordinal);
    private bool _perturbed;

    public Weights(IEngine<TTensor> engine, Checkpoint origin, IReadOnlyList<ParameterSpec> specs)
    {
        _engine = engine;
        foreach (ParameterSpec spec in specs)
        {
            TTensor copy = engine.CreateParameter(spec);
            var parameter = new Parameter(copy, origin.Tensors[spec.Name]);
            parameter.Write(engine, null);
            _parameters.Add(parameter);
            _byName.Add(spec.Name, copy);
        }
    }

    /// <summary>The working copy of a parameter; it holds the perturbation in force or, without one, the origin.</summary>
    public TTensor Get(ParameterSpec spec)
    {
        Settle();
        return _byName[spec.Name];
    }

    /// <summary>
    /// Writes origin + perturbation into the working copy. From dispose on the origin is in force again, but its bits are
    /// put back no sooner than something asks for them (<see cref="Settle"/>): most often another perturbation follows,
    /// which writes everything anyway. Perturbations do not nest: an <see cref="InvalidOperationException"/> says so.
    /// </summary>
    public IDisposable Perturb(IPerturbation perturbation)
    {
        if (_perturbed)
            throw new InvalidOperationException("the weights are perturbed already; dispose that perturbation first");
        foreach (Parameter parameter in _parameters)
        {
            TensorOffset? offset = perturbation.OffsetFor(parameter.Origin);
            if (offset is not null || parameter.IsDisplaced)
                parameter.Write(_engine, offset);
        }

        _perturbed = true;
        return new Force(this);
    }

    /// <summary>
    /// Puts the origin's bits back where an ended or failed perturbation left others; does nothing while one is in force.
    /// To be called before every use of tensors that <see cref="Get"/> gave earlier.
    /// </summary>
    public void Settle()
    {
        if (_perturbed)
            return;
        foreach (Parameter parameter in _parameters)
        {
            if (parameter.IsDisplaced)
                parameter.Write(_engine, null);
        }
    }

    public void Dispose()
    {
        foreach (Parameter parameter in _parameters)
            parameter.Copy.Dispose();
    }

    private sealed class Parameter(TTensor copy, StoredTensor origin)
    {
        public TTensor Copy { get; } = copy;

        public StoredTensor Origin { get; } = origin;

        /// <summary>Whether the copy may hold other bits than the origin's.</summary>
        public bool IsDisplaced { get; private set; }

        public void Write(IEngine<TTensor> engine, TensorOffset? offset)
        {
            IsDisplaced = true; // stays so when writing fails
            engine.WriteParameter(Copy, Origin, offset);
            IsDisplaced = offset is not null;
        }
    }

    private sealed class Force(Weights<TTensor> weights) : IDisposable
    {
        private bool _done;

        public void Dispose()
        {
            if (_done)
                return;
            _done = true;
            weights._perturbed = false;
        }
    }
}
