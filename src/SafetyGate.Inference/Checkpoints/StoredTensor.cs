using System.Buffers;
using System.Runtime.InteropServices;
using SafetyGate.Inference.Checkpoints.Adapters;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// One tensor inside a memory-mapped safetensors file; nothing is copied until it is read. An adapter may lie over it:
/// its elements are then merged in float32 whenever they are read, and stored nowhere. Safe to use from several threads;
/// valid until the checkpoint that it belongs to is disposed.
/// </summary>
public sealed class StoredTensor
{
    /// <summary>
    /// Elements handled at a time: small enough for the cache, and part of the definition of the norm's bits.
    /// </summary>
    private const int ChunkElements = 16384;

    private readonly MappedFile _file;
    private readonly long _offset;
    private readonly Lazy<double> _norm;
    private readonly StoredTensor? _origin;
    private readonly ITensorMerge? _merge;

    internal StoredTensor(MappedFile file, long offset, string name, ElementType elementType, TensorShape shape)
    {
        _file = file;
        _offset = offset;
        Name = name;
        ElementType = elementType;
        Shape = shape;
        _norm = new Lazy<double>(ComputeNorm);
    }

    /// <summary>A tensor of the base with an adapter over it.</summary>
    internal StoredTensor(StoredTensor origin, ITensorMerge merge)
        : this(origin._file, origin._offset, origin.Name, ElementType.Float32, origin.Shape)
    {
        _origin = origin;
        _merge = merge;
    }

    /// <summary>The full name, such as <c>model.layers.0.self_attn.q_proj.weight</c>.</summary>
    public string Name { get; }

    /// <summary>How the elements are stored; float32 where they are merged.</summary>
    public ElementType ElementType { get; }

    public TensorShape Shape { get; }

    /// <summary>The number of elements; 0 is legal.</summary>
    public long Count => Shape.ElementCount;

    /// <summary>The stored size in bytes: <see cref="Count"/> times the element size.</summary>
    public long ByteLength => Count * ElementType.ByteSize();

    /// <summary>
    /// False where the elements are merged as they are read: then there are no stored bytes to be had, and
    /// <see cref="Read"/> is the only way to them.
    /// </summary>
    public bool IsStored => _merge is null;

    /// <summary>
    /// The address of the raw little-endian elements, row-major, <see cref="ByteLength"/> bytes, read-only, with no
    /// promise of alignment; for engines that upload or pack without a copy.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The checkpoint is disposed.</exception>
    /// <exception cref="InvalidOperationException">Not <see cref="IsStored"/>.</exception>
    public nint Address => IsStored ? _file.AddressOf(_offset) : throw NotStored();

    /// <summary>
    /// The square root of the sum of squares over all elements, in double; computed once, with the same bits whatever
    /// the number of threads or the processor. NaN or infinite when the tensor holds such elements; 0 when it has none.
    /// </summary>
    public double FrobeniusNorm => _norm.Value;

    /// <summary>Copies elements, widened to float32 without rounding.</summary>
    /// <param name="start">The first element, row-major, 0 to <see cref="Count"/>.</param>
    /// <param name="destination">Receives as many elements as it holds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the tensor.</exception>
    public void Read(long start, Span<float> destination)
    {
        if (_merge is null)
        {
            Widening.Widen(ElementType, Bytes(start, destination.Length), destination);
            return;
        }

        _origin!.Read(start, destination);
        _merge.Apply(start, destination);
    }

    /// <summary>The raw little-endian bytes of some elements, not copied.</summary>
    /// <param name="start">The first element, row-major, 0 to <see cref="Count"/>.</param>
    /// <param name="count">The number of elements; their bytes must fit one span (below 2 GiB).</param>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the tensor.</exception>
    /// <exception cref="InvalidOperationException">Not <see cref="IsStored"/>.</exception>
    public ReadOnlySpan<byte> Bytes(long start, int count)
    {
        if (!IsStored)
            throw NotStored();
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count - count);
        int size = ElementType.ByteSize();
        return _file.Span(_offset + (start * size), checked(count * size));
    }

    /// <summary>The number of elements that are NaN or infinite.</summary>
    public long CountNonFinite() => CountNonFiniteUntil(CancellationToken.None);

    internal long CountNonFiniteUntil(CancellationToken cancellation)
    {
        long count = 0;
        for (long start = 0; start < Count; start += ChunkElements)
        {
            cancellation.ThrowIfCancellationRequested();
            count += IsStored
                ? NonFinite.Count(ElementType, Bytes(start, ChunkLength(start)))
                : NonFinite.Count(ElementType.Float32, MemoryMarshal.AsBytes(Merged(start, ChunkLength(start))));
        }

        return count;
    }

    /// <summary>The same tensor under the name that it has in the base.</summary>
    internal StoredTensor Renamed(string name) => new(_file, _offset, name, ElementType, Shape);

    /// <summary>Elements of a tensor that is not stored.</summary>
    internal ReadOnlySpan<float> Merged(long start, int count)
    {
        var values = new float[count];
        Read(start, values);
        return values;
    }

    public override string ToString() => $"{Name} {ElementType.SafetensorsName()} {Shape}";

    private double ComputeNorm()
    {
        float[] buffer = ArrayPool<float>.Shared.Rent(ChunkElements);
        double sum = 0;
        for (long start = 0; start < Count; start += ChunkElements)
        {
            Span<float> chunk = buffer.AsSpan(0, ChunkLength(start));
            Read(start, chunk);
            sum += SquaredSum.Of(chunk);
        }

        ArrayPool<float>.Shared.Return(buffer);
        return Math.Sqrt(sum);
    }

    private InvalidOperationException NotStored() => new($"{Name} is merged with an adapter as it is read and has no stored bytes");

    private int ChunkLength(long start) => (int)Math.Min(ChunkElements, Count - start);
}
