namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// Buffers that older versions of transformers saved beside the weights although they are computed from the configuration:
/// they may be there or not.
/// </summary>
internal static class HarmlessBuffers
{
    private static readonly string[] Suffixes =
    [
        ".rotary_emb.inv_freq", ".rotary_emb.original_inv_freq", ".rotary_emb.cos_cached", ".rotary_emb.sin_cached",
        ".masked_bias", ".position_ids",
    ];

    public static bool Contain(string tensorName) => Suffixes.Any(s => tensorName.EndsWith(s, StringComparison.Ordinal));
}
