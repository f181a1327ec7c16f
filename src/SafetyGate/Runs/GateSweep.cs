using SafetyGate.Configuration;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs.Probes;

namespace SafetyGate.Runs;

/// <summary>The sweep that a configuration asks for, in this process or in a worker's.</summary>
internal static class GateSweep
{
    public static Sweep Of(
        GateConfiguration configuration, PromptSet prompts, IReadOnlyList<Probe> probes, ISettlingJudge? settling, IResponseStore store)
    {
        LandscapeConfiguration landscape = configuration.Landscape;
        return new Sweep(
            prompts,
            AlphaGrid.Symmetric(landscape.Steps, landscape.Radius),
            store,
            CutResponses.Watch(settling, prompts.Prompts))
        {
            Probes = [.. probes.Select(probe => probe.Measurement)],
        };
    }
}
