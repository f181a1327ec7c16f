using System.Text.Json;

namespace SafetyGate.Inference.Models;

/// <summary>
/// The rotary settings of config.json: <c>rope_theta</c> with <c>rope_scaling</c>, or the <c>rope_parameters</c> that hold
/// both since transformers 5.
/// </summary>
/// <param name="HeadDim">Width of a head.</param>
/// <param name="Context">Longest sequence that the model was made for, in positions.</param>
/// <param name="InverseFrequencies">[rotated / 2], after scaling, radians per position.</param>
internal sealed record RotaryConfig(int HeadDim, int Context, float[] InverseFrequencies)
{
    /// <summary>Factor on sines and cosines, the reference's attention factor.</summary>
    public float Magnitude { get; init; } = 1;

    /// <summary>What changes for longer sequences.</summary>
    public RotaryExtension? Beyond { get; init; }

    /// <summary>Reads the scalings that every family may have; every element of a head is rotated.</summary>
    public static RotaryConfig Read(ModelConfig config, RotaryRequest request)
    {
        (float theta, JsonElement scaling) = Find(config, request);
        config.Require(PartialFactor(config, scaling) == 1, "partial_rotary_factor is not supported for this model_type");
        var plain = new RotaryConfig(request.HeadDim, request.Context, RotaryScaling.Plain(theta, request.HeadDim));
        if (scaling.ValueKind == JsonValueKind.Undefined)
            return plain;
        var read = new RotaryScaling(config, scaling, theta);
        return Finite(config, TypeOf(scaling) switch
        {
            "default" => plain,
            "linear" => read.Linear(plain),
            "llama3" => read.ByWavelength(plain),
            "dynamic" => read.Dynamic(plain),
            "yarn" => read.Yarn(plain),
            _ => Refuse(config, scaling, plain, "default, linear, llama3, dynamic and yarn"),
        });
    }

    /// <summary>Reads the settings of Phi-3, which knows no scaling but longrope and may rotate a part of each head.</summary>
    public static RotaryConfig ReadLongRope(ModelConfig config, RotaryRequest request)
    {
        (float theta, JsonElement scaling) = Find(config, request);
        int rotated = (int)(request.HeadDim * PartialFactor(config, scaling));
        bool possible = rotated >= 2 && rotated <= request.HeadDim && rotated % 2 == 0;
        config.Require(possible, "partial_rotary_factor must leave an even part of head_dim");
        if (!possible)
            rotated = 2;
        var plain = new RotaryConfig(request.HeadDim, request.Context, RotaryScaling.Plain(theta, rotated));
        return scaling.ValueKind == JsonValueKind.Undefined ? plain : Finite(config, TypeOf(scaling) switch
        {
            "default" => plain,
            "longrope" or "su" or "yarn" => // the last two are older names
                new RotaryScaling(config, scaling, theta).LongRope(plain),
            _ => Refuse(config, scaling, plain, "default and longrope"),
        });
    }

    private static (float Theta, JsonElement Scaling) Find(ModelConfig config, RotaryRequest request)
    {
        bool old = ModelConfig.TryGet(config.Root, "rope_scaling", out JsonElement scaling);
        if (!ModelConfig.TryGet(config.Root, "rope_parameters", out JsonElement parameters))
            return (config.Number("rope_theta", request.Theta), scaling);
        config.Require(!old, "rope_scaling and rope_parameters contradict each other, only one may be there");
        if (request.LayerType is not null && !ModelConfig.TryGet(parameters, request.LayerType, out parameters))
            config.Require(false, $"rope_parameters has no {request.LayerType}");
        return (config.Number(parameters, "rope_theta"), parameters);
    }

    private static float PartialFactor(ModelConfig config, JsonElement scaling) =>
        ModelConfig.TryGet(scaling, "partial_rotary_factor", out _)
            ? config.Number(scaling, "partial_rotary_factor")
            : config.Number("partial_rotary_factor", 1);

    private static string TypeOf(JsonElement scaling) =>
        ModelConfig.TryGet(scaling, "rope_type", out JsonElement named) || ModelConfig.TryGet(scaling, "type", out named)
            ? named.ToString()
            : "";

    private static RotaryConfig Refuse(ModelConfig config, JsonElement scaling, RotaryConfig plain, string supported)
    {
        config.Require(false, $"rope_scaling {ModelConfig.Shorten(scaling)} is not supported, only {supported}");
        return plain;
    }

    private static RotaryConfig Finite(ModelConfig config, RotaryConfig read)
    {
        bool finite = read.InverseFrequencies.All(float.IsFinite) && float.IsFinite(read.Magnitude);
        config.Require(finite, "the rope scaling gives frequencies that are not finite");
        return read;
    }
}
