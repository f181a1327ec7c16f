using SafetyGate.Configuration.Probes;
using SafetyGate.Gate;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Configuration;

/// <summary>Everything that a person can set about a run: the contents of safety-gate.json, defaults filled in.</summary>
public sealed record GateConfiguration
{
    /// <summary>The defaults: the paper's grid, three directions, the built-in prompts.</summary>
    public static GateConfiguration Default { get; } = new();

    /// <summary>The policy of a run: <see cref="Gate.Policy.Default"/>, and a refuse-everything finetune fails, because a run
    /// measures over-refusal unless told otherwise.</summary>
    public static Policy DefaultPolicy => Policy.Default with { OverRefusalMaxRise = 20 };

    /// <summary>What is swept.</summary>
    public LandscapeConfiguration Landscape { get; init; } = new();

    /// <summary>How responses are generated.</summary>
    public GenerationConfiguration Generation { get; init; } = new();

    /// <summary>What is asked.</summary>
    public PromptConfiguration Prompts { get; init; } = new();

    /// <summary>What is measured beside safety.</summary>
    public AxesConfiguration Axes { get; init; } = new();

    /// <summary>Who judges the responses.</summary>
    public JudgeConfiguration Judge { get; init; } = new();

    /// <summary>What does the arithmetic; default <see cref="EngineChoice.Auto"/>.</summary>
    public EngineChoice Engine { get; init; } = EngineChoice.Auto;

    /// <summary>Where it does it, see <see cref="DeviceNames"/>; default null, the engine's own choice.</summary>
    public string? Device { get; init; }

    /// <summary>What the candidate must keep to.</summary>
    public Policy Policy { get; init; } = DefaultPolicy;

    /// <summary>The free numbers of the metrics and of the bootstrap.</summary>
    public StatisticsSettings Statistics { get; init; } = StatisticsSettings.Default;

    /// <summary>Refuses values that safety-gate.json would not accept, all of them at once; for configurations that were
    /// put together by other means, such as command-line options.</summary>
    /// <param name="source">What messages call the configuration's origin.</param>
    /// <exception cref="Inference.Diagnostics.SafetyGateException">See <see cref="ConfigurationErrors"/>.</exception>
    public void Validate(string source) => ConfigurationFile.Check(source, this);
}
