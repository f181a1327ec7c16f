namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// Whether two checkpoints are the same architecture, tensor for tensor, and speak the same vocabulary.
/// </summary>
public static class CheckpointComparison
{
    /// <summary>
    /// Refuses a pair that differs in anything but weight values, listing every difference at once: model type,
    /// architectures, sizes in config.json, tensor names, shapes and element types, and the entries of the vocabularies
    /// where both have a <c>tokenizer.json</c>. Buffers that are computed from the configuration are not compared, nor
    /// is a head that a tied model may store or leave out. The language model of a vision-language checkpoint may have more
    /// tokens than its text base: those that stand for pictures.
    /// </summary>
    /// <param name="baseline">The aligned model that the candidate was finetuned from.</param>
    /// <param name="candidate">The finetuned model.</param>
    /// <exception cref="Diagnostics.SafetyGateException">
    /// <see cref="CheckpointErrors.NotComparable"/>, or what is wrong with a tokenizer.json.
    /// </exception>
    public static void RequireComparable(Checkpoint baseline, Checkpoint candidate)
    {
        var problems = new ProblemList();
        ConfigComparison.Run(baseline.Config, candidate.Config, baseline.IsLanguageTower != candidate.IsLanguageTower, problems);
        TensorComparison.Run(baseline, candidate, problems);
        VocabularyComparison.Run(baseline, candidate, problems);
        problems.ThrowIfAny(
            $"base {Printable.Quote(baseline.Name)} and candidate {Printable.Quote(candidate.Name)} cannot be "
                + "compared");
    }
}
