using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Judging;
using SafetyGate.Workers;

namespace SafetyGate.Runs;

/// <summary>What a caller asks of the gate.</summary>
public sealed record GateRequest
{
    /// <summary>Folder of the aligned checkpoint.</summary>
    public required string Base { get; init; }

    /// <summary>Folder of the finetuned checkpoint, or of a PEFT adapter over the aligned one.</summary>
    public required string Candidate { get; init; }

    /// <summary>Folder for what the run leaves; resumed where it holds the same run already.</summary>
    public required string Output { get; init; }

    /// <summary>All settings.</summary>
    public required GateConfiguration Configuration { get; init; }

    /// <summary>Puts checkpoints on an engine.</summary>
    public required IModelLoader Loader { get; init; }

    /// <summary>Processes that compute points side by side; null computes them here, one after the other.</summary>
    public IPointWorkers? Workers { get; init; }

    /// <summary>The judges; null, the default, makes those of the configuration, which need nothing from outside. Not disposed of.</summary>
    public JudgePanel? Judges { get; init; }

    /// <summary>SafetyGate's own version, for the manifest.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The clock at the start of the run; a resumed run goes by its first start instead.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Bytes of memory that may be used where the configuration names none. Default: no limit.</summary>
    public long Memory { get; init; } = long.MaxValue;

    /// <summary>Folder in which results of bases are kept between runs, see <see cref="BaseCache"/>; null keeps none.</summary>
    public string? BaseCache { get; init; }

    /// <summary>Accepts checkpoints whose templates or tokenizers make different tokens of a prompt. Default false.</summary>
    public bool AllowDifferentRendering { get; init; }

    /// <summary>Discards an earlier run in the output folder instead of resuming it. Default false.</summary>
    public bool Restart { get; init; }
}
