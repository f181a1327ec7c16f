namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>The tensors that adapt one module of the base.</summary>
/// <param name="Name">The module, such as <c>model.layers.0.self_attn.q_proj</c>.</param>
internal sealed record AdaptedModule(string Name)
{
    private readonly Dictionary<AdapterRole, StoredTensor> _parts = [];

    /// <summary>The base's tensor that is adapted.</summary>
    public string Weight => $"{Name}.weight";

    /// <summary>False where there is such a part already.</summary>
    public bool Add(AdapterRole role, StoredTensor tensor) => _parts.TryAdd(role, tensor);

    /// <summary>The merged weight; null with problems added where the parts do not fit.</summary>
    public StoredTensor? Merge(StoredTensor origin, AdapterConfig config, FileProblems problems)
    {
        bool embedding = _parts.ContainsKey(AdapterRole.EmbeddingA) || _parts.ContainsKey(AdapterRole.EmbeddingB);
        StoredTensor? a = _parts.GetValueOrDefault(embedding ? AdapterRole.EmbeddingA : AdapterRole.A);
        StoredTensor? b = _parts.GetValueOrDefault(embedding ? AdapterRole.EmbeddingB : AdapterRole.B);
        StoredTensor? magnitude = _parts.GetValueOrDefault(AdapterRole.Magnitude);
        int before = problems.Count;
        if (a is null || b is null || _parts.Count > (magnitude is null ? 2 : 3))
            Unmatched("needs one factor A and one factor B");
        if (magnitude is null == config.Magnitudes)
            Unmatched(magnitude is null ? "has no magnitude vector, although use_dora is true" : "has a magnitude vector, although use_dora is not true");
        if (origin.Shape.Rank != 2 || origin.Count == 0 || origin.Shape.Dimensions.Any(d => d > int.MaxValue))
            Unmatched($"has a weight of the shape {origin.Shape}, and only matrices can be adapted");
        if (problems.Count > before)
            return null;

        int rank = config.RankOf(Name);
        (long outer, long inner) = embedding ? (origin.Shape[1], origin.Shape[0]) : (origin.Shape[0], origin.Shape[1]);
        Expect(a!, new TensorShape(rank, inner));
        Expect(b!, new TensorShape(outer, rank));
        if (magnitude is not null)
            Expect(magnitude, new TensorShape(outer));
        if (Math.Max(inner, outer) * rank > Array.MaxLength)
            Unmatched($"has factors of rank {rank}, too large to be merged");
        if (problems.Count > before)
            return null;

        var factors = new Lazy<LowRankFactors>(() => embedding ? LowRankFactors.OfEmbedding(a!, b!) : LowRankFactors.OfLinear(a!, b!));
        ITensorMerge merge = new LowRankMerge((int)origin.Shape[1], factors, config.ScaleOf(Name));
        if (magnitude is not null)
            merge = new MagnitudeMerge(origin, merge, magnitude, embedding);
        return new StoredTensor(origin, merge);

        void Expect(StoredTensor tensor, TensorShape shape)
        {
            if (tensor.Shape != shape)
                Unmatched($"needs {Printable.Quote(tensor.Name)} of the shape {shape}, by rank {rank} and the base's {origin.Shape}, and it has {tensor.Shape}");
        }

        void Unmatched(string what) => problems.Add(AdapterErrors.Unmatched, $"adapts {Printable.Quote(Name)}, which {what}");
    }
}
