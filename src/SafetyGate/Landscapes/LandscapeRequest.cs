using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Judging;

namespace SafetyGate.Landscapes;

/// <summary>What a caller asks to be drawn.</summary>
public sealed record LandscapeRequest
{
    /// <summary>What to draw along.</summary>
    public required LandscapeKind Kind { get; init; }

    /// <summary>Folder of the checkpoint at the origin.</summary>
    public required string Model { get; init; }

    /// <summary>Folder of a second checkpoint, or of an adapter over the first: what an interpolation goes to, else drawn too.</summary>
    public string? Other { get; init; }

    /// <summary>Folder of the third checkpoint of a triangle.</summary>
    public string? Third { get; init; }

    /// <summary>Folder whose folders are the checkpoints of a training.</summary>
    public string? Trajectory { get; init; }

    /// <summary>Folder of the model before its alignment.</summary>
    public string? Pretrained { get; init; }

    /// <summary>Folder for what the run leaves; resumed where it holds the same landscape already.</summary>
    public required string Output { get; init; }

    /// <summary>Grid, seed, stream, prompts, generation and the intervals' confidence are used.</summary>
    public required GateConfiguration Configuration { get; init; }

    /// <summary>Intervals past the ends of what joins checkpoints; 0 to 10,000. Null, the default: a quarter of the steps for a
    /// line, one for a plane.</summary>
    public int? Beyond { get; init; }

    /// <summary>Elements that share a scale in quantisation, 0 for whole rows; null, the default: rows for 8 bits, 128 for 4.</summary>
    public int? GroupSize { get; init; }

    /// <summary>Gives a trajectory a random second axis instead of the principal residual. Default false.</summary>
    public bool RandomSecondAxis { get; init; }

    /// <summary>Puts checkpoints on an engine.</summary>
    public required IModelLoader Loader { get; init; }

    /// <summary>Judges the responses. Default our own.</summary>
    public IJudge Judge { get; init; } = new RefusalJudge();

    /// <summary>Bytes of memory that may be used where the configuration names none.</summary>
    public long Memory { get; init; } = long.MaxValue;

    /// <summary>SafetyGate's own version, for the manifest.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The clock at the start of the run; a resumed run goes by its first start instead.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Accepts checkpoints whose templates or tokenizers make different tokens of a prompt. Default false.</summary>
    public bool AllowDifferentRendering { get; init; }

    /// <summary>Discards an earlier run in the output folder instead of resuming it. Default false.</summary>
    public bool Restart { get; init; }
}
