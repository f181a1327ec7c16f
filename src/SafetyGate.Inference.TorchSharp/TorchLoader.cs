using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.TorchSharp.Runtime;

namespace SafetyGate.Inference.TorchSharp;

/// <summary>Loads onto <see cref="TorchEngine"/>.</summary>
/// <param name="runtime">libtorch, started.</param>
/// <param name="settings">Where models run and how.</param>
public sealed class TorchLoader(TorchRuntime runtime, TorchSettings settings) : IModelLoader
{
    /// <summary>Room that is left for caches and activations where the origin's weights stay on the device.</summary>
    private const long Reserve = 4L << 30;

    /// <summary>Products that a GPU is given before it is asked for a result.</summary>
    private const int ProductsBehind = 20;

    public EngineDescription Engine => new(
        "torch",
        settings.Device.Kind,
        settings.Precision?.Name() ?? (settings.Device.IsCuda ? "as stored" : ElementType.Float32.Name()),
        runtime.DetailOf(settings.Device));

    public long? DeviceMemory => runtime.FreeBytes(settings.Device);

    /// <summary>The type to expect before a checkpoint is seen.</summary>
    private ElementType UsualPrecision => settings.Precision ?? (settings.Device.IsCuda ? ElementType.BFloat16 : ElementType.Float32);

    public long WeightBytes(IDecoder decoder) => UsualPrecision.ByteSize() * decoder.CountParameters();

    public double MeasureSpeed(TimeProvider clock)
    {
        using var engine = new TorchEngine(settings, UsualPrecision, runtime.DetailOf(settings.Device));
        return TorchSpeed.OperationsPerSecond(engine, settings.Device.IsCuda ? ProductsBehind : 1, clock);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "the models own what they wrap")]
    public ILanguageModel Load(Checkpoint checkpoint, IDecoder decoder)
    {
        ElementType precision = PrecisionOf(checkpoint);
        var engine = new TorchEngine(settings with { KeepPristine = KeepsPristine(decoder, precision) }, precision, runtime.DetailOf(settings.Device));
        try
        {
            return new BatchHalving(new TorchModel(new LanguageModel<TorchTensor>(engine, checkpoint, decoder), engine, settings.Device));
        }
        catch (ExternalException exception)
        {
            throw TorchFailure.Translate(exception, settings.Device);
        }
    }

    /// <summary>The type that most of the stored bytes have; an adapter's sums are not stored and follow the base.</summary>
    private ElementType PrecisionOf(Checkpoint checkpoint)
    {
        if (settings.Precision is { } chosen)
            return chosen;
        if (!settings.Device.IsCuda)
            return ElementType.Float32;
        return checkpoint.Tensors.Values.Where(tensor => tensor.IsStored)
            .GroupBy(tensor => tensor.ElementType)
            .OrderByDescending(group => group.Sum(tensor => tensor.ByteLength))
            .Select(group => group.Key)
            .FirstOrDefault(ElementType.Float32);
    }

    private bool KeepsPristine(IDecoder decoder, ElementType precision)
    {
        if (settings.KeepPristine is { } chosen)
            return chosen;
        if (!settings.Device.IsCuda)
            return false;
        long weights = precision.ByteSize() * decoder.CountParameters();
        return runtime.FreeBytes(settings.Device) is not { } free || 2 * weights + Math.Max(Reserve, weights / 4) <= free;
    }
}
