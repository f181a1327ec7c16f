using System.Text.Json;

namespace SafetyGate.Inference.Models;

/// <summary>
/// The ways to stretch rotary positions over a longer context, as <c>modeling_rope_utils</c> in Hugging Face transformers
/// 4.56 computes them.
/// </summary>
internal sealed class RotaryScaling(ModelConfig config, JsonElement scaling, float theta)
{
    /// <summary>theta^(-2 i / rotated), [rotated / 2].</summary>
    public static float[] Plain(double theta, int rotated)
    {
        var frequencies = new float[rotated / 2];
        for (int i = 0; i < frequencies.Length; i++)
            frequencies[i] = 1f / (float)Math.Pow(theta, 2f * i / rotated);
        return frequencies;
    }

    /// <summary>Position interpolation (arXiv 2306.15595): every frequency is slowed by the factor.</summary>
    public RotaryConfig Linear(RotaryConfig plain)
    {
        float factor = config.Number(scaling, "factor");
        return plain with { InverseFrequencies = [.. plain.InverseFrequencies.Select(f => f / factor)] };
    }

    /// <summary>
    /// Llama 3.1: wavelengths beyond original context / low_freq_factor are slowed by the factor, those below original
    /// context / high_freq_factor stay, and between the two the frequency is interpolated.
    /// </summary>
    public RotaryConfig ByWavelength(RotaryConfig plain)
    {
        float factor = config.Number(scaling, "factor");
        float low = config.Number(scaling, "low_freq_factor");
        float high = config.Number(scaling, "high_freq_factor");
        float context = config.Number(scaling, "original_max_position_embeddings");
        config.Require(high > low, "rope_scaling needs high_freq_factor above low_freq_factor");
        return plain with { InverseFrequencies = [.. plain.InverseFrequencies.Select(Slow)] };

        float Slow(float frequency)
        {
            float wavelength = 2 * MathF.PI / frequency;
            if (wavelength > context / low)
                return frequency / factor;
            if (wavelength < context / high)
                return frequency;
            float smooth = (context / wavelength - low) / (high - low);
            return (1 - smooth) * frequency / factor + smooth * frequency;
        }
    }

    /// <summary>NTK: a sequence that outgrows the context has a base that grows with its length.</summary>
    public RotaryConfig Dynamic(RotaryConfig plain)
    {
        double factor = config.Number(scaling, "factor");
        int context = plain.Context, rotated = 2 * plain.InverseFrequencies.Length;
        config.Require(factor >= 1, "rope_scaling factor must be at least 1");
        config.Require(rotated > 2, "dynamic rope_scaling needs a head_dim above 2");
        config.Require(!ModelConfig.TryGet(scaling, "alpha", out _), "rope_scaling alpha is not supported");
        return plain with
        {
            Context = (int)Math.Min(int.MaxValue, context * factor),
            Beyond = new RotaryExtension(context, RotatesAnew: false, Frequencies),
        };

        float[] Frequencies(int length)
        {
            double stretch = factor * length / context - (factor - 1);
            return Plain(theta * Math.Pow(stretch, rotated / (rotated - 2.0)), rotated);
        }
    }

    /// <summary>
    /// YaRN (arXiv 2309.00071): frequencies that turn more than beta_fast times within the original context stay, those that
    /// turn less than beta_slow times are slowed by the factor, and a ramp over the dimensions lies between.
    /// </summary>
    public RotaryConfig Yarn(RotaryConfig plain)
    {
        float factor = config.Number(scaling, "factor");
        double original = Optional("original_max_position_embeddings") ?? plain.Context;
        bool whole = config.Flag(scaling, "truncate", true);
        int rotated = 2 * plain.InverseFrequencies.Length;
        double low = Dimension(Optional("beta_fast") ?? 32), high = Dimension(Optional("beta_slow") ?? 1);
        (low, high) = whole ? (Math.Floor(low), Math.Ceiling(high)) : (low, high);
        (low, high) = (Math.Max(low, 0), Math.Min(high, rotated - 1));
        if (low == high)
            high += 0.001;
        return plain with
        {
            Magnitude = Optional("attention_factor") ?? YarnMagnitude(factor),
            InverseFrequencies = [.. plain.InverseFrequencies.Select(Blend)],
        };

        double Dimension(double turns) => rotated * Math.Log(original / (turns * 2 * Math.PI)) / (2 * Math.Log(theta));

        float Blend(float frequency, int i)
        {
            float keep = 1 - (float)Math.Clamp((i - low) / (high - low), 0, 1);
            return frequency / factor * (1 - keep) + frequency * keep;
        }
    }

    /// <summary>
    /// LongRoPE (arXiv 2402.13753): each frequency has a divisor of its own, another one once the sequence outgrows the
    /// original context.
    /// </summary>
    public RotaryConfig LongRope(RotaryConfig plain)
    {
        int original = ModelConfig.TryGet(scaling, "original_max_position_embeddings", out _)
            ? config.Size(scaling, "original_max_position_embeddings")
            : config.Size("original_max_position_embeddings", 4096);
        double ratio = (double)plain.Context / original;
        double magnitude = ratio <= 1 ? 1 : Math.Sqrt(1 + Math.Log(ratio) / Math.Log(original));
        float[] slow = Divide("long_factor");
        return plain with
        {
            Magnitude = Optional("attention_factor") ?? (float)magnitude,
            InverseFrequencies = Divide("short_factor"),
            Beyond = new RotaryExtension(original, RotatesAnew: true, _ => slow),
        };

        float[] Divide(string name)
        {
            float[] divisors = config.Numbers(scaling, name, plain.InverseFrequencies.Length);
            return [.. plain.InverseFrequencies.Zip(divisors, (frequency, divisor) => 1 / (divisor / frequency))];
        }
    }

    private float YarnMagnitude(float factor)
    {
        return Optional("mscale") is float scale && Optional("mscale_all_dim") is float all
            ? (float)(Magnitude(scale) / Magnitude(all))
            : (float)Magnitude(1);

        double Magnitude(double scale) => factor <= 1 ? 1 : 0.1 * scale * Math.Log(factor) + 1;
    }

    /// <summary>A number that may be absent; zero is as good as absent to the reference.</summary>
    private float? Optional(string name) => ModelConfig.TryGet(scaling, name, out JsonElement value)
        && !(value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number == 0)
            ? config.Number(scaling, name)
            : null;
}
