using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Tests.Checkpoints;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Compute;

/// <summary>Random matrices in a checkpoint, because engines read their parameters from one.</summary>
internal sealed class TensorFile : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Checkpoint _checkpoint;

    public TensorFile(Random random, params (string Name, int Rows, int Columns)[] tensors)
        : this(tensors.Select(t => (t.Name, t.Rows, t.Columns, Numbers(random, t.Rows * t.Columns))))
    {
    }

    public TensorFile(IEnumerable<(string Name, int Rows, int Columns, float[] Values)> tensors)
    {
        _folder.Write("config.json", TinyCheckpoint.Config);
        SafetensorsWriter.Write(
            _folder["model.safetensors"], tensors.Select(t => (t.Name, "F32", new long[] { t.Rows, t.Columns }, t.Values)));
        _checkpoint = Checkpoint.Open(_folder.Path);
    }

    public StoredTensor this[string name] => _checkpoint.Tensors[name];

    public static float[] Numbers(Random random, int count)
    {
        var values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = 2 * (random.NextSingle() + random.NextSingle() + random.NextSingle()) - 3;
        return values;
    }

    public void Dispose()
    {
        _checkpoint.Dispose();
        _folder.Dispose();
    }
}
