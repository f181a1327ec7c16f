namespace SafetyGate.Inference.Models;

/// <summary>The weights of one layer. The reference calls the norms by other names where outputs have norms too.</summary>
internal sealed class DecoderLayer<TTensor>
    where TTensor : class
{
    public DecoderLayer(IParameterSource<TTensor> source, DecoderConfig config, string prefix)
    {
        Attention = new AttentionWeights<TTensor>(source, config, $"{prefix}.self_attn");
        FeedForward = new FeedForwardWeights<TTensor>(source, config, $"{prefix}.mlp");
        AttentionNorm = Norm("input_layernorm");
        if (config.OutputNorms)
        {
            AttentionOutputNorm = Norm("post_attention_layernorm");
            FeedForwardNorm = Norm("pre_feedforward_layernorm");
            FeedForwardOutputNorm = Norm("post_feedforward_layernorm");
        }
        else
        {
            FeedForwardNorm = Norm("post_attention_layernorm");
        }

        TTensor Norm(string name) => source.Vector($"{prefix}.{name}.weight", config.Hidden);
    }

    public AttentionWeights<TTensor> Attention { get; }

    public FeedForwardWeights<TTensor> FeedForward { get; }

    public TTensor AttentionNorm { get; } // [hidden], as the other norms

    public TTensor? AttentionOutputNorm { get; }

    public TTensor FeedForwardNorm { get; }

    public TTensor? FeedForwardOutputNorm { get; }
}
