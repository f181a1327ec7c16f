using System.Text.Json;
using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>
/// The rotary settings of config.json: <c>rope_theta</c> and <c>rope_scaling</c>, or since transformers 5 <c>rope_parameters</c>.
/// </summary>
/// <param name="InverseFrequencies">[headDim / 2], after scaling, radians per position.</param>
internal sealed record RotaryConfig(float[] InverseFrequencies)
{
    public RotaryEmbedding Tabulate(int positions) => new(InverseFrequencies, positions);

    public static RotaryConfig Read(ModelConfig config, int headDim)
    {
        // Newer configurations keep both settings together.
        bool together = ModelConfig.TryGet(config.Root, "rope_parameters", out JsonElement scaling);
        float theta = together ? config.Number(scaling, "rope_theta", 10000f) : config.Number("rope_theta", 10000f);
        var frequencies = new float[headDim / 2];
        for (int i = 0; i < frequencies.Length; i++)
            frequencies[i] = 1f / (float)Math.Pow(theta, 2f * i / headDim);

        if (together || ModelConfig.TryGet(config.Root, "rope_scaling", out scaling))
            Scale(config, scaling, frequencies);
        return new RotaryConfig(frequencies);
    }

    private static void Scale(ModelConfig config, JsonElement scaling, float[] frequencies)
    {
        string type = ModelConfig.TryGet(scaling, "rope_type", out JsonElement named) || ModelConfig.TryGet(scaling, "type", out named)
            ? named.ToString()
            : "";
        switch (type)
        {
            case "default":
                break;
            case "linear":
                float factor = config.Number(scaling, "factor");
                for (int i = 0; i < frequencies.Length; i++)
                    frequencies[i] /= factor;
                break;
            case "llama3":
                ScaleByWavelength(config, scaling, frequencies);
                break;
            default:
                config.Require(false, $"rope_scaling {ModelConfig.Shorten(scaling)} is not supported, only default, linear and llama3");
                break;
        }
    }

    /// <summary>
    /// Llama 3.1: wavelengths beyond original context / low_freq_factor are slowed by the factor, those below original
    /// context / high_freq_factor stay, and between the two the frequency is interpolated.
    /// </summary>
    private static void ScaleByWavelength(ModelConfig config, JsonElement scaling, float[] frequencies)
    {
        float factor = config.Number(scaling, "factor");
        float low = config.Number(scaling, "low_freq_factor");
        float high = config.Number(scaling, "high_freq_factor");
        float context = config.Number(scaling, "original_max_position_embeddings");
        config.Require(high > low, "rope_scaling needs high_freq_factor above low_freq_factor");
        for (int i = 0; i < frequencies.Length; i++)
        {
            float wavelength = 2 * MathF.PI / frequencies[i];
            if (wavelength > context / low)
            {
                frequencies[i] /= factor;
            }
            else if (wavelength >= context / high)
            {
                float smooth = (context / wavelength - low) / (high - low);
                frequencies[i] = (1 - smooth) * frequencies[i] / factor + smooth * frequencies[i];
            }
        }
    }
}
