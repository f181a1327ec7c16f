namespace SafetyGate.Landscape.Statistics;

/// <summary>Which prompts every resample draws, with replacement: as many as there are.</summary>
/// <param name="Seed">The seed; resample b is stream b of it, so resamples do not depend on one another.</param>
/// <param name="PromptCount">Prompts to draw from, and to draw.</param>
internal readonly record struct ResamplePlan(ulong Seed, int PromptCount)
{
    /// <summary>Draws one resample.</summary>
    /// <param name="resample">Its number, from 0.</param>
    /// <param name="multiplicities">[prompts] out: how often each prompt is drawn.</param>
    public void Draw(int resample, Span<int> multiplicities)
    {
        var random = new SplitMix64(Seed, (ulong)resample);
        multiplicities.Clear();
        for (int i = 0; i < PromptCount; i++)
            multiplicities[random.Next(PromptCount)]++;
    }
}
