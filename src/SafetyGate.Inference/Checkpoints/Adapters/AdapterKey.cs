namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>What a tensor of an adapter is for, told by its name as PEFT saves it.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Target">The module that it adapts, or the base's tensor that it replaces.</param>
internal sealed record AdapterKey(AdapterRole Role, string Target)
{
    private const string Prefix = "base_model.model.";

    private static readonly (string Suffix, AdapterRole Role)[] Roles =
    [
        (".lora_A.weight", AdapterRole.A),
        (".lora_B.weight", AdapterRole.B),
        (".lora_embedding_A", AdapterRole.EmbeddingA),
        (".lora_embedding_B", AdapterRole.EmbeddingB),
        (".lora_magnitude_vector", AdapterRole.Magnitude),
        (".lora_magnitude_vector.weight", AdapterRole.Magnitude),
    ];

    /// <summary>Null where the name is none of PEFT's.</summary>
    public static AdapterKey? Parse(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        string rest = name[Prefix.Length..];
        foreach ((string suffix, AdapterRole role) in Roles)
        {
            if (rest.EndsWith(suffix, StringComparison.Ordinal))
                return new AdapterKey(role, rest[..^suffix.Length]);
        }

        // A layer that is adapted and saved too is wrapped: its own tensors lie one level deeper.
        return rest.Contains(".lora_", StringComparison.Ordinal)
            ? null
            : new AdapterKey(AdapterRole.Replacement, rest
                .Replace(".base_layer.", ".", StringComparison.Ordinal)
                .Replace(".modules_to_save.", ".", StringComparison.Ordinal));
    }
}
