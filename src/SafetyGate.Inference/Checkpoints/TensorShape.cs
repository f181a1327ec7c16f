using System.Collections.Immutable;
using System.Globalization;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// The dimensions of a tensor, outermost first (row-major); equal when all dimensions are. Prints <c>[32000, 4096]</c>.
/// </summary>
public sealed class TensorShape : IEquatable<TensorShape>
{
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    /// <exception cref="OverflowException">The number of elements does not fit 63 bits.</exception>
    public TensorShape(params ReadOnlySpan<long> dimensions)
    {
        foreach (long dimension in dimensions)
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(dimensions));
        Dimensions = [.. dimensions];
        ElementCount = Product(dimensions) ?? throw new OverflowException($"{this} has more elements than fit 63 bits");
    }

    /// <summary>The dimensions, each 0 or more; none for a scalar.</summary>
    public ImmutableArray<long> Dimensions { get; }

    /// <summary>The number of dimensions; 0 for a scalar.</summary>
    public int Rank => Dimensions.Length;

    /// <summary>The product of the dimensions; 1 for a scalar.</summary>
    public long ElementCount { get; }

    /// <summary>One dimension, 0 being the outermost.</summary>
    public long this[int axis] => Dimensions[axis];

    public static bool operator ==(TensorShape? left, TensorShape? right) => Equals(left, right);

    public static bool operator !=(TensorShape? left, TensorShape? right) => !Equals(left, right);

    public bool Equals(TensorShape? other) =>
        other is not null && Dimensions.AsSpan().SequenceEqual(other.Dimensions.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as TensorShape);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (long dimension in Dimensions)
            hash.Add(dimension);
        return hash.ToHashCode();
    }

    public override string ToString() =>
        $"[{string.Join(", ", Dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>The product of dimensions that are not negative, or null where it overflows.</summary>
    internal static long? Product(ReadOnlySpan<long> dimensions)
    {
        UInt128 product = 1;
        foreach (long dimension in dimensions)
        {
            product *= (ulong)dimension;
            if (product > long.MaxValue)
                return null;
        }

        return (long)product;
    }
}
