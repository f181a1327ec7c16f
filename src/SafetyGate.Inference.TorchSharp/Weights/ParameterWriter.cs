using System.Runtime.InteropServices;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;
using TorchSharp;
using static TorchSharp.torch;

namespace SafetyGate.Inference.TorchSharp.Weights;

/// <summary>
/// Writes origin + offset into parameters, piece by piece. A parameter without an offset has the origin's bits, rounded where
/// the engine's type is narrower than the checkpoint's; sums are made in float32 and rounded once.
/// </summary>
internal sealed unsafe class ParameterWriter : IDisposable
{
    /// <summary>Elements on their way at a time: 32 MiB of float32, and some hundred MiB while noise is made of them.</summary>
    private const int Piece = 8 << 20;

    /// <summary>Elements that one thread reads at a time.</summary>
    private const int Chunk = 64 << 10;
    private readonly Device _device;
    private readonly ElementType _precision;
    private readonly bool _noiseOnDevice;
    private readonly Scalars _scalars;
    private readonly DeviceNoise _noise;
    private readonly List<TorchTensor> _kept = [];
    private bool _keepPristine;
    private HostBuffers? _wide; // float32
    private HostBuffers? _raw; // the engine's type

    public ParameterWriter(TorchSettings settings, ElementType precision, Scalars scalars)
    {
        _device = settings.Device.ToTorch();
        _precision = precision;
        _scalars = scalars;
        _noise = new DeviceNoise(_device, scalars);
        _noiseOnDevice = settings.NoiseOnDevice ?? settings.Device.IsCuda;
        _keepPristine = settings.KeepPristine ?? settings.Device.IsCuda;
    }

    public void Write(TorchTensor parameter, StoredTensor origin, TensorOffset? offset)
    {
        if (origin.Count == 0)
            return;
        if (offset is null)
            Restore(parameter, origin);
        else if (_noiseOnDevice && Noises(offset) is { } noises)
            Add(parameter, origin, noises);
        else
            Send(parameter.Value, origin, offset);
    }

    public void ReleasePristine()
    {
        _keepPristine = false;
        foreach (TorchTensor parameter in _kept)
        {
            parameter.Pristine?.Dispose();
            parameter.Pristine = null;
        }

        _kept.Clear();
    }

    public void Dispose()
    {
        _noise.Dispose();
        _wide?.Dispose();
        _raw?.Dispose();
    }

    private void Restore(TorchTensor parameter, StoredTensor origin)
    {
        if (parameter.Pristine is not null)
        {
            parameter.Value.copy_(parameter.Pristine);
            return;
        }

        Send(parameter.Value, origin, offset: null);
        if (_keepPristine)
            Keep(parameter);
    }

    private void Keep(TorchTensor parameter)
    {
        try
        {
            using IDisposable normal = inference_mode(false);
            parameter.Pristine = parameter.Value.clone().DetachFromDisposeScope();
            _kept.Add(parameter);
        }
        catch (ExternalException exception) when (TorchFailure.IsOutOfMemory(exception))
        {
            ReleasePristine();
        }
    }

    /// <summary>The offset as streams of noise alone, or null where it has other terms.</summary>
    private static NoiseOffset[]? Noises(TensorOffset offset) => offset switch
    {
        NoiseOffset noise => [noise],
        SumOffset sum when sum.Terms.All(term => term is NoiseOffset) => [.. sum.Terms.Cast<NoiseOffset>()],
        _ => null,
    };

    /// <summary>The origin plus noise, made on the device.</summary>
    private void Add(TorchTensor parameter, StoredTensor origin, NoiseOffset[] noises)
    {
        if (parameter.Pristine is null)
            Send(parameter.Value, origin, offset: null);
        using DisposeScope whole = NewDisposeScope();
        Tensor target = parameter.Value.view(-1);
        Tensor source = (parameter.Pristine ?? parameter.Value).view(-1);
        for (long start = 0; start < origin.Count; start += Piece)
        {
            using DisposeScope scope = NewDisposeScope();
            long count = Math.Min(Piece, origin.Count - start);
            Tensor values = source.narrow(0, start, count).to_type(ScalarType.Float32, copy: true);
            foreach (NoiseOffset noise in noises)
            {
                using Scalar scale = noise.Scale.ToScalar();
                values.add_(_noise.Make(noise.Key, start, count), scale);
            }

            target.narrow(0, start, count).copy_(values);
        }
    }

    /// <summary>Reads the checkpoint and sends it; bytes as they are where they are of the engine's type and nothing is added.</summary>
    private void Send(Tensor parameter, StoredTensor origin, TensorOffset? offset)
    {
        using DisposeScope whole = NewDisposeScope();
        Tensor target = parameter.view(-1);
        bool raw = offset is null && origin.IsStored && origin.ElementType == _precision;
        HostBuffers buffers = raw
            ? _raw ??= new HostBuffers(_precision.ToTorch(), Piece, _device)
            : _wide ??= new HostBuffers(ScalarType.Float32, Piece, _device);
        for (long start = 0; start < origin.Count; start += Piece)
        {
            long first = start;
            int count = (int)Math.Min(Piece, origin.Count - start);
            using Tensor part = target.narrow(0, start, count);
            buffers.Send(part, address => Fill(address, origin, offset, first, count, raw));
        }
    }

    private static void Fill(nint address, StoredTensor origin, TensorOffset? offset, long start, int count, bool raw)
    {
        int chunks = (count + Chunk - 1) / Chunk;
        if (chunks == 1)
            FillChunk(0);
        else
            Parallel.For(0, chunks, FillChunk);

        void FillChunk(int chunk)
        {
            int skip = chunk * Chunk;
            int length = Math.Min(Chunk, count - skip);
            if (raw)
            {
                int size = origin.ElementType.ByteSize();
                origin.Bytes(start + skip, length).CopyTo(new Span<byte>((byte*)address + (long)skip * size, length * size));
                return;
            }

            var values = new Span<float>((float*)address + skip, length);
            origin.Read(start + skip, values);
            offset?.AddTo(start + skip, values);
        }
    }
}
