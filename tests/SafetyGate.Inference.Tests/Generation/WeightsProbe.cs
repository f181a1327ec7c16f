using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Generation;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Generation;

/// <summary>The working copy of a tiny model on an engine, readable parameter by parameter.</summary>
internal sealed class WeightsProbe<TTensor> : IDisposable
    where TTensor : class, IDisposable
{
    private readonly IEngine<TTensor> _engine;
    private readonly TinyModel _model;

    public WeightsProbe(IEngine<TTensor> engine, TinyModel model)
    {
        _engine = engine;
        _model = model;
        Weights = new Weights<TTensor>(engine, model.Checkpoint, model.Decoder.Parameters);
    }

    public Weights<TTensor> Weights { get; }

    public static float[] Origin(StoredTensor tensor)
    {
        var values = new float[tensor.Count];
        tensor.Read(0, values);
        return values;
    }

    /// <summary>Every parameter must have the bits that the function gives for its origin.</summary>
    public void ShouldHold(Func<StoredTensor, float[]> expected, string what)
    {
        foreach (ParameterSpec spec in _model.Decoder.Parameters)
            Read(spec).ShouldHaveTheBitsOf(expected(_model.Checkpoint.Tensors[spec.Name]), $"{what}, {spec.Name}");
    }

    public void ShouldHoldTheOrigin(string what) => ShouldHold(Origin, what);

    public void Dispose()
    {
        Weights.Dispose();
        _engine.Dispose();
    }

    private float[] Read(ParameterSpec spec)
    {
        int rows = spec.Shape.Rank == 1 ? 1 : (int)spec.Shape[0];
        var values = new float[spec.Shape.ElementCount];
        using IDisposable scope = _engine.BeginScope();
        _engine.Download(_engine.Embed(Weights.Get(spec), [.. Enumerable.Range(0, rows)]), values);
        return values;
    }
}
