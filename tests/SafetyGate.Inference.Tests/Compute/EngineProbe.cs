using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Tests.Compute;

/// <summary>Feeds an engine with matrices of a file and reads its tensors back.</summary>
internal sealed class EngineProbe<TTensor>(IEngine<TTensor> engine, TensorFile file)
    where TTensor : class, IDisposable
{
    public IEngine<TTensor> Engine => engine;

    public TTensor Parameter(string name, ParameterUse use = ParameterUse.Projection)
    {
        StoredTensor stored = file[name];
        TensorShape shape = use == ParameterUse.Vector ? new TensorShape(stored.Count) : stored.Shape;
        TTensor parameter = engine.CreateParameter(new ParameterSpec(name, shape, use));
        engine.WriteParameter(parameter, stored, null);
        return parameter;
    }

    /// <summary>A matrix as an activation: all of its rows, or the chosen ones.</summary>
    public TTensor Rows(string name, params int[] rows) => engine.Embed(
        Parameter(name, ParameterUse.Lookup), rows.Length > 0 ? rows : [.. Enumerable.Range(0, (int)file[name].Shape[0])]);

    public float[] Download(TTensor x, int count)
    {
        var values = new float[count];
        engine.Download(x, values);
        return values;
    }
}
