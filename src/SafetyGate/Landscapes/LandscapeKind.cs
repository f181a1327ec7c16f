namespace SafetyGate.Landscapes;

/// <summary>What a landscape is drawn along; see docs/landscapes.md.</summary>
public enum LandscapeKind
{
    /// <summary>A curve along one random direction.</summary>
    Random,

    /// <summary>A plane of two random directions.</summary>
    Random2D,

    /// <summary>A curve from one checkpoint (0) to another (1), past both ends.</summary>
    Interpolation,

    /// <summary>A plane of the interpolation and a random direction.</summary>
    Interpolation2D,

    /// <summary>The plane through three checkpoints.</summary>
    Triangle,

    /// <summary>The path of training checkpoints over a plane that holds its first and its last.</summary>
    Trajectory,

    /// <summary>A curve along candidate - base around each of the two.</summary>
    Delta,

    /// <summary>A curve along aligned - pretrained.</summary>
    Alignment,

    /// <summary>From the weights (0) to their 8-bit round-to-nearest quantisation (1).</summary>
    QuantizeInt8,

    /// <summary>From the weights (0) to their 4-bit round-to-nearest quantisation (1).</summary>
    QuantizeInt4,

    /// <summary>Magnitude pruning; the axis is the sparsity.</summary>
    Prune,

    /// <summary>Removal of the smallest singular values; the axis is their share.</summary>
    Rank,
}
