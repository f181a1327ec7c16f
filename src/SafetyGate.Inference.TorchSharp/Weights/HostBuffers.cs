using TorchSharp;
using static TorchSharp.torch;

namespace SafetyGate.Inference.TorchSharp.Weights;

/// <summary>
/// Two buffers of the host that fill by turns: while one is on its way to a GPU, the other is filled. They are pinned then, so
/// that the way needs no processor.
/// </summary>
internal sealed unsafe class HostBuffers : IDisposable
{
    private readonly Device _device;
    private readonly Tensor[] _buffers;
    private readonly nint[] _addresses;
    private int _next;

    /// <param name="type">Their element type.</param>
    /// <param name="elements">Elements of each.</param>
    /// <param name="device">Where their content goes.</param>
    public HostBuffers(ScalarType type, int elements, Device device)
    {
        _device = device;
        using IDisposable normal = inference_mode(false);
        _buffers = [Create(), Create()];
        _addresses = [.. _buffers.Select(Address)];

        Tensor Create()
        {
            Tensor plain = empty(elements, type).DetachFromDisposeScope();
            if (!IsCuda)
                return plain;
            Tensor pinned = plain.pin_memory().DetachFromDisposeScope();
            plain.Dispose();
            return pinned;
        }
    }

    private bool IsCuda => _device.type == DeviceType.CUDA;

    /// <summary>Fills one of the buffers and copies it, converted where the types differ; returns before a GPU has it.</summary>
    /// <param name="target">[count], on the device.</param>
    /// <param name="fill">Receives the address of the buffer.</param>
    public void Send(Tensor target, Action<nint> fill)
    {
        int index = _next;
        _next = 1 - index;
        fill(_addresses[index]); // the last copy from it was awaited before the one from the other began
        using Tensor source = _buffers[index].narrow(0, 0, target.NumberOfElements);
        if (!IsCuda)
        {
            target.copy_(source);
            return;
        }

        cuda.synchronize(_device);
        if (source.dtype == target.dtype)
        {
            target.copy_(source, nonBlocking: true);
            return;
        }

        using Tensor there = empty(source.shape, source.dtype, _device); // converted there, and not by the host
        there.copy_(source, nonBlocking: true);
        target.copy_(there);
    }

    public void Dispose()
    {
        if (IsCuda)
            cuda.synchronize(_device);
        foreach (Tensor buffer in _buffers)
            buffer.Dispose();
    }

    private static nint Address(Tensor buffer)
    {
        fixed (byte* start = buffer.bytes)
            return (nint)start; // native memory, which stays where it is
    }
}
