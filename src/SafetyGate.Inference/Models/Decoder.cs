using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>The decoder that a family's settings describe.</summary>
internal sealed class Decoder : IDecoder
{
    private readonly DecoderConfig _config;

    public Decoder(DecoderConfig config)
    {
        _config = config;
        Size = new DecoderSize(
            config.Layers, config.Hidden, config.KeyValueHeads, config.HeadDim, config.Vocabulary, config.Rotary.Context)
        {
            LongestDivisible = Math.Min(
                config.Rotary.Beyond?.Context ?? int.MaxValue, config.LocalRotary?.Beyond?.Context ?? int.MaxValue),
        };
        var recorder = new ParameterRecorder();
        _ = new DecoderWeights<ParameterSpec>(recorder, config);
        Parameters = recorder.Parameters;
        TiedNames = config.Tied ? [("lm_head.weight", "model.embed_tokens.weight")] : [];
    }

    public DecoderSize Size { get; }

    public IReadOnlyList<ParameterSpec> Parameters { get; }

    public IReadOnlyList<(string Name, string Parameter)> TiedNames { get; }

    public IForwardPass<TTensor> Bind<TTensor>(
        IEngine<TTensor> engine, IParameterSource<TTensor> weights, int positions)
        where TTensor : class, IDisposable =>
        new DecoderPass<TTensor>(engine, _config, new DecoderWeights<TTensor>(weights, _config), positions);
}
