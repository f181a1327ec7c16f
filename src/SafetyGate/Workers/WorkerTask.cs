using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Workers;

/// <summary>A point that a worker is asked for.</summary>
/// <param name="Role">See <see cref="PointKey.Role"/>.</param>
/// <param name="Direction">See <see cref="PointKey.Direction"/>.</param>
/// <param name="AlphaIndex">See <see cref="PointKey.AlphaIndex"/>.</param>
internal sealed record WorkerTask(CheckpointRole Role, int Direction, int AlphaIndex)
{
    public PointKey ToKey() => new(Role, Direction, AlphaIndex);

    public static WorkerTask Of(PointKey key) => new(key.Role, key.Direction, key.AlphaIndex);
}
