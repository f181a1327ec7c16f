using System.Text.Json;

namespace SafetyGate.Inference.Models;

/// <summary>Layers that see all earlier positions beside layers that see a window of them.</summary>
internal static class LayerTypes
{
    /// <summary>The window of every layer: from <c>layer_types</c>, else as the family's default says.</summary>
    /// <param name="config">Where <c>layer_types</c> may be.</param>
    /// <param name="layers">Number of layers.</param>
    /// <param name="window"><c>sliding_window</c>, null where there is none.</param>
    /// <param name="slides">Whether layer i has the window, where <c>layer_types</c> is absent.</param>
    public static IReadOnlyList<int?> Read(ModelConfig config, int layers, int? window, Func<int, bool> slides)
    {
        var windows = new int?[Math.Min(layers, DecoderConfig.MostLayers)];
        bool named = ModelConfig.TryGet(config.Root, "layer_types", out JsonElement types);
        if (named && (types.ValueKind != JsonValueKind.Array || types.GetArrayLength() != windows.Length))
        {
            config.Require(false, $"layer_types must name the type of each of the {layers} layers");
            return windows;
        }

        for (int i = 0; i < windows.Length; i++)
        {
            bool sliding = named ? IsSliding(config, types[i]) : slides(i);
            config.Require(!sliding || window is not null, $"layer {i} slides, but there is no sliding_window");
            windows[i] = sliding ? window : null;
        }

        return windows;
    }

    private static bool IsSliding(ModelConfig config, JsonElement type)
    {
        string name = type.ValueKind == JsonValueKind.String ? type.GetString()! : "";
        config.Require(
            name is "sliding_attention" or "full_attention",
            $"layer type {ModelConfig.Shorten(type)} is not supported, only full_attention and sliding_attention");
        return name == "sliding_attention";
    }
}
