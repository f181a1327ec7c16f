using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>What every family shares: the configuration, and the declaration of parameters by recording their use.</summary>
internal abstract class DecoderBase<TConfig>(TConfig config) : IDecoder
{
    private IReadOnlyList<ParameterSpec>? _parameters;

    public abstract DecoderSize Size { get; }

    public IReadOnlyList<ParameterSpec> Parameters => _parameters ??= Record();

    public abstract IReadOnlyList<(string Name, string Parameter)> TiedNames { get; }

    protected TConfig Config { get; } = config;

    public abstract IForwardPass<TTensor> Bind<TTensor>(
        IEngine<TTensor> engine, IParameterSource<TTensor> weights, int positions)
        where TTensor : class, IDisposable;

    protected abstract void Declare(IParameterSource<ParameterSpec> source);

    private IReadOnlyList<ParameterSpec> Record()
    {
        var recorder = new ParameterRecorder();
        Declare(recorder);
        return recorder.Parameters;
    }
}
