using System.Runtime.InteropServices;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Perturbations;
using SafetyGate.Inference.TorchSharp.Attention;
using SafetyGate.Inference.TorchSharp.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Activation = SafetyGate.Inference.Compute.Activation;

namespace SafetyGate.Inference.TorchSharp;

/// <summary>
/// The engine on libtorch, for GPUs and, with the same code, for processors. Of the promises of
/// <see cref="IEngine{TTensor}"/> one is weaker here: libtorch picks its kernels by the size of a product, so that the other
/// rows of a batch may change the last bits of a row.
/// </summary>
public sealed class TorchEngine : IEngine<TorchTensor>
{
    private readonly Device _device;
    private readonly ElementType _precision;
    private readonly ScalarType _type;
    private readonly Scalars _scalars = new();
    private readonly RotaryTables _rotary;
    private readonly CacheAttention _attention;
    private readonly ParameterWriter _writer;

    /// <param name="settings">Where it runs and how; the device must have been started by <see cref="Runtime.TorchRuntime"/>.</param>
    /// <param name="precision">The element type of weights and activations.</param>
    /// <param name="detail">What else the manifest says, such as versions.</param>
    public TorchEngine(TorchSettings settings, ElementType precision, string detail)
    {
        _device = settings.Device.ToTorch();
        _precision = precision;
        _type = precision.ToTorch();
        Description = new EngineDescription("torch", settings.Device.Kind, precision.Name(), detail);
        _rotary = new RotaryTables(_device, _type, _scalars);
        _attention = new CacheAttention(_device, _type, _scalars);
        _writer = new ParameterWriter(settings, precision, _scalars);
    }

    public EngineDescription Description { get; }

    public TorchTensor CreateParameter(ParameterSpec spec)
    {
        using IDisposable normal = inference_mode(false);
        return new TorchTensor(empty([.. spec.Shape.Dimensions], _type, _device).DetachFromDisposeScope());
    }

    public void WriteParameter(TorchTensor parameter, StoredTensor origin, TensorOffset? offset)
    {
        using IDisposable scope = BeginScope();
        _writer.Write(parameter, origin, offset);
    }

    public CacheLayer<TorchTensor> CreateCache(CacheShape shape) => _attention.CreateCache(shape);

    /// <summary>Copies the first positions of one slot to others, every bit of keys and values.</summary>
    public void CopyCache(CacheLayer<TorchTensor> cache, int from, ReadOnlySpan<int> to, int positions)
    {
        using IDisposable scope = BeginScope();
        _attention.Copy(cache, from, to, positions);
    }

    public IDisposable BeginScope() => new TorchScope();

    public TorchTensor Embed(TorchTensor table, ReadOnlySpan<int> tokens) => Select(table, tokens);

    public TorchTensor Normalize(TorchTensor x, TorchTensor weight, float epsilon, float weightOffset = 0)
    {
        using DisposeScope inner = NewDisposeScope();
        long width = weight.Value.NumberOfElements;
        Tensor groups = x.Value.reshape(-1, width);
        Tensor wide = groups.to_type(ScalarType.Float32);
        Tensor scale = wide.pow(_scalars.Of(2f)).mean([-1], keepdim: true).add_(_scalars.Of(epsilon)).rsqrt_();
        Tensor normal = wide.mul(scale);
        if (weightOffset == 0)
        {
            normal = normal.to_type(_type).mul_(weight.Value);
        }
        else
        {
            Tensor factor = weight.Value.to_type(ScalarType.Float32).add(_scalars.Of(weightOffset));
            normal = normal.mul_(factor).to_type(_type);
        }

        return Keep(normal.view(x.Value.shape));
    }

    public TorchTensor Project(TorchTensor x, TorchTensor weight, TorchTensor? bias = null) =>
        new(nn.functional.linear(x.Value, weight.Value, bias?.Value));

    public void Rotate(TorchTensor x, RotaryEmbedding rotary, ReadOnlySpan<int> tableRows)
    {
        using DisposeScope inner = NewDisposeScope();
        _rotary.Rotate(x.Value, rotary, tableRows);
    }

    public TorchTensor Attend(
        TorchTensor queries, TorchTensor keys, TorchTensor values, CacheLayer<TorchTensor> cache, TokenBatch batch, AttentionShape shape)
    {
        using DisposeScope inner = NewDisposeScope();
        return Keep(_attention.Attend(queries.Value, keys.Value, values.Value, cache, batch, shape));
    }

    public TorchTensor Gate(TorchTensor gate, TorchTensor up, Activation activation) => new((activation switch
    {
        Activation.Silu => gate.Value.silu(),
        Activation.GeluTanh => gate.Value.gelu(GELU.Approximate.tanh),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    }).mul_(up.Value));

    public void Accumulate(TorchTensor x, TorchTensor y) => x.Value.add_(y.Value);

    /// <inheritdoc/>
    /// <remarks>The factor is rounded to the engine's type first, as the reference does with gemma's embedding scale.</remarks>
    public void Scale(TorchTensor x, float factor) => x.Value.mul_(_scalars.Of(_precision.Round(factor)));

    public void SoftCap(TorchTensor x, float cap) => CacheAttention.SoftCap(x.Value, cap, _scalars);

    public TorchTensor Slice(TorchTensor x, int firstColumn, int count) => new(x.Value.narrow(1, firstColumn, count));

    public TorchTensor Select(TorchTensor x, ReadOnlySpan<int> rows)
    {
        using Tensor index = HostIndex.Upload(rows, _device);
        Tensor table = x.Value;
        if (table.dim() == 2)
            return new TorchTensor(table.index_select(0, index));
        using Tensor matrix = table.view(1, -1); // a vector is one row
        return new TorchTensor(matrix.index_select(0, index));
    }

    public void Argmax(TorchTensor logits, Span<int> tokens)
    {
        using DisposeScope inner = NewDisposeScope();
        Tensor best = logits.Value.argmax(1, keepdim: true); // the first NaN, where there is one
        Tensor nan = logits.Value.gather(1, best).isnan();
        Tensor found = best.masked_fill_(nan, _scalars.Of(-1L)).cpu();
        Span<long> wide = MemoryMarshal.Cast<byte, long>(found.bytes);
        for (int row = 0; row < tokens.Length; row++)
            tokens[row] = (int)wide[row];
    }

    /// <summary>
    /// The log-softmax of each row at its target column, <c>[rows, vocabulary]</c> at <c>[rows]</c> gives natural logarithms,
    /// <c>[rows]</c>; in double on a processor and in float32 on a GPU, where double is slow.
    /// </summary>
    public void LogLikelihoods(TorchTensor logits, ReadOnlySpan<int> targets, Span<double> values)
    {
        using DisposeScope inner = NewDisposeScope();
        ScalarType type = _device.type == DeviceType.CPU ? ScalarType.Float64 : ScalarType.Float32;
        Tensor index = HostIndex.Upload(targets, _device).view(-1, 1);
        Tensor wide = logits.Value.to_type(type);
        Tensor found = wide.gather(1, index).sub_(wide.logsumexp(1, keepdim: true)).to_type(ScalarType.Float64).cpu();
        MemoryMarshal.Cast<byte, double>(found.bytes)[..targets.Length].CopyTo(values);
    }

    public void Download(TorchTensor x, Span<float> values)
    {
        using DisposeScope inner = NewDisposeScope();
        Tensor host = x.Value.to_type(ScalarType.Float32).cpu().contiguous();
        MemoryMarshal.Cast<byte, float>(host.bytes).CopyTo(values);
    }

    /// <summary>Gives up the copies of the origin on the device; perturbations read the checkpoint again from now on.</summary>
    public void ReleasePristine() => _writer.ReleasePristine();

    public void Dispose()
    {
        _writer.Dispose();
        _attention.Dispose();
        _rotary.Dispose();
        _scalars.Dispose();
    }

    /// <summary>Hands a result of an inner scope to the scope around it.</summary>
    private static TorchTensor Keep(Tensor result) => new(result.MoveToOuterDisposeScope());
}
