namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>The tensors of a base with an adapter over them. Every tensor of the adapter must have its place.</summary>
internal sealed class AdapterMerge(
    IReadOnlyDictionary<string, StoredTensor> baseline, AdapterConfig config, bool tied, FileProblems problems)
{
    private readonly Dictionary<string, StoredTensor> _merged = new(baseline, StringComparer.Ordinal);
    private readonly SortedDictionary<string, AdaptedModule> _modules = new(StringComparer.Ordinal);

    /// <summary>The merged tensors by name; meaningless where problems were added.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Run(IEnumerable<StoredTensor> adapter)
    {
        HashSet<string> replaced = new(StringComparer.Ordinal);
        foreach (StoredTensor tensor in adapter.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            if (AdapterKey.Parse(tensor.Name) is not { } key)
                Unmatched(tensor, "is no part of a LoRA adapter as PEFT saves it");
            else if (key.Role != AdapterRole.Replacement)
                Collect(key, tensor);
            else if (replaced.Add(key.Target))
                Replace(key.Target, tensor);
            else
                Unmatched(tensor, $"replaces {Printable.Quote(key.Target)} a second time");
        }

        foreach (AdaptedModule module in _modules.Values)
        {
            if (!_merged.TryGetValue(module.Weight, out StoredTensor? origin))
                problems.Add(AdapterErrors.Unmatched, $"adapts {Printable.Quote(module.Name)}, which the base does not have");
            else if (Allowed(module.Weight) && module.Merge(origin, config, problems) is { } merged)
                _merged[module.Weight] = merged;
        }

        return _merged;
    }

    private void Collect(AdapterKey key, StoredTensor tensor)
    {
        if (!_modules.TryGetValue(key.Target, out AdaptedModule? module))
            _modules.Add(key.Target, module = new AdaptedModule(key.Target));
        if (!module.Add(key.Role, tensor))
            Unmatched(tensor, "is there twice under two names");
    }

    private void Replace(string target, StoredTensor tensor)
    {
        if (!baseline.TryGetValue(target, out StoredTensor? origin))
            Unmatched(tensor, $"replaces {Printable.Quote(target)}, which the base does not have");
        else if (!config.Saves(target))
            Unmatched(tensor, "is neither a factor nor named by modules_to_save");
        else if (tensor.Shape != origin.Shape)
            Unmatched(tensor, $"has the shape {tensor.Shape} and replaces one of {origin.Shape}");
        else if (Allowed(target))
            _merged[target] = tensor.Renamed(target);
    }

    private bool Allowed(string target)
    {
        if (!tied || !TiedEmbeddings.Contain(target))
            return true;
        problems.Add(
            AdapterErrors.TiedEmbedding,
            $"changes {Printable.Quote(target)} of a base that ties its embedding and its head: such an adapter means one thing merged and another unmerged; merge it as it will be used and check the result");
        return false;
    }

    private void Unmatched(StoredTensor tensor, string what) =>
        problems.Add(AdapterErrors.Unmatched, $"has a tensor {Printable.Quote(tensor.Name)} that {what}");
}
