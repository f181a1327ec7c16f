namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// Vectors of one width. The product is written once against this interface and compiled for each width; every width
/// computes the same chains, so the bits do not depend on it.
/// </summary>
/// <typeparam name="TVector">The vector of float32.</typeparam>
internal unsafe interface IVectorWidth<TVector>
    where TVector : struct
{
    /// <summary>Elements of a vector; a divisor of 16.</summary>
    static abstract int Lanes { get; }

    /// <summary>Rows of a tile, at most 8: as many pairs of accumulators as the registers hold.</summary>
    static abstract int TileRows { get; }

    static abstract TVector Broadcast(float value);

    static abstract TVector Load(float* from);

    static abstract void Store(TVector value, float* to);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>Widens the bfloat16 in the low half of each word.</summary>
    static abstract TVector LoadLow(uint* words);

    /// <summary>Widens the bfloat16 in the high half of each word.</summary>
    static abstract TVector LoadHigh(uint* words);
}
