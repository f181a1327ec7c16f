namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// Recycled activations: a stack of tensors whose top falls back when a scope ends. A forward pass asks for the same sizes
/// in the same order every time, so after the first pass nothing is allocated.
/// </summary>
internal sealed class ActivationPool : IDisposable
{
    private readonly List<SimdTensor> _tensors = [];
    private readonly List<Scope> _scopes = [];
    private int _used;
    private int _depth;

    /// <summary>A tensor with undefined elements, valid until the current scope ends.</summary>
    public SimdTensor Take(int rows, int columns)
    {
        if (_used == _tensors.Count)
            _tensors.Add(new SimdTensor(rows, columns));
        SimdTensor tensor = _tensors[_used++];
        tensor.Reshape(rows, columns);
        return tensor;
    }

    public IDisposable BeginScope()
    {
        if (_depth == _scopes.Count)
            _scopes.Add(new Scope(this));
        Scope scope = _scopes[_depth++];
        scope.Mark = _used;
        return scope;
    }

    public void Dispose()
    {
        foreach (SimdTensor tensor in _tensors)
            tensor.Dispose();
        _tensors.Clear();
    }

    private sealed class Scope(ActivationPool pool) : IDisposable
    {
        public int Mark { get; set; }

        public void Dispose()
        {
            pool._used = Mark;
            pool._depth--;
        }
    }
}
