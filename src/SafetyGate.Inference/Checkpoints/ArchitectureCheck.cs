namespace SafetyGate.Inference.Checkpoints;

/// <summary>Stored tensors against the tensors that an architecture expects.</summary>
internal static class ArchitectureCheck
{
    public static void Run(
        IReadOnlyDictionary<string, StoredTensor> stored, IReadOnlyList<TensorSpec> expected, ProblemList problems)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (TensorSpec spec in expected)
        {
            known.Add(spec.Name);
            if (!stored.TryGetValue(spec.Name, out StoredTensor? tensor))
            {
                if (spec.Required)
                    Add(problems, $"tensor {Printable.Quote(spec.Name)} {spec.Shape} is missing");
            }
            else if (tensor.Shape != spec.Shape)
            {
                Add(problems, $"tensor {Printable.Quote(spec.Name)} has the shape {tensor.Shape} instead of {spec.Shape}");
            }
        }

        foreach (string name in stored.Keys.Where(n => !known.Contains(n) && !HarmlessBuffers.Contain(n)).Order(StringComparer.Ordinal))
            Add(problems, $"tensor {Printable.Quote(name)} {stored[name].Shape} is not part of the architecture that config.json describes");
    }

    private static void Add(ProblemList problems, string text) => problems.Add(CheckpointErrors.ArchitectureMismatch, text);
}
