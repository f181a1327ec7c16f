namespace SafetyGate.Inference.Models;

/// <summary>The weights with their names and shapes, in the order of the reference's state dictionary.</summary>
internal sealed class DecoderWeights<TTensor>
    where TTensor : class
{
    public DecoderWeights(IParameterSource<TTensor> source, DecoderConfig config)
    {
        Embedding = source.Table("model.embed_tokens.weight", config.Vocabulary, config.Hidden, config.Tied);
        Layers = new DecoderLayer<TTensor>[config.Layers];
        for (int i = 0; i < config.Layers; i++)
            Layers[i] = new DecoderLayer<TTensor>(source, config, $"model.layers.{i}");
        Norm = source.Vector("model.norm.weight", config.Hidden);
        Head = config.Tied ? Embedding : source.Matrix("lm_head.weight", config.Vocabulary, config.Hidden);
    }

    public TTensor Embedding { get; } // [vocabulary, hidden]

    public DecoderLayer<TTensor>[] Layers { get; }

    public TTensor Norm { get; } // [hidden]

    public TTensor Head { get; } // [vocabulary, hidden]
}
