namespace SafetyGate.Landscape.Sweeps;

/// <summary>
/// Which point of a run a record belongs to. It holds no path and no value that rounding could change, so that a run can be
/// resumed elsewhere.
/// </summary>
/// <param name="Role">The checkpoint.</param>
/// <param name="Direction">Index of the direction, from 0; <see cref="OriginDirection"/> at alpha = 0, which all directions share.</param>
/// <param name="AlphaIndex">Index into the alpha grid, from 0.</param>
public readonly record struct PointKey(CheckpointRole Role, int Direction, int AlphaIndex)
{
    /// <summary>The direction of the point at alpha = 0: it is swept once and belongs to every direction.</summary>
    public const int OriginDirection = -1;

    /// <summary>The probe of the plain safety prompts.</summary>
    public const string SafetyProbe = "safety";

    private readonly string? _probe;

    /// <summary>The id of what was asked there; default <see cref="SafetyProbe"/>.</summary>
    public string Probe
    {
        get => _probe ?? SafetyProbe;
        init => _probe = value == SafetyProbe ? null : value;
    }

    /// <summary>The key of a grid point along a direction.</summary>
    public static PointKey Of(CheckpointRole role, int direction, int alphaIndex, AlphaGrid grid) =>
        new(role, alphaIndex == grid.OriginIndex ? OriginDirection : direction, alphaIndex);
}
