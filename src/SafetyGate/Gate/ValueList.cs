using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace SafetyGate.Gate;

/// <summary>A list that is equal to another with equal elements, so that records that have one can be compared.</summary>
internal sealed class ValueList<T>(IList<T> elements) : ReadOnlyCollection<T>(elements)
{
    public static new ValueList<T> Empty { get; } = new([]);

    /// <summary>A copy; null for null.</summary>
    [return: NotNullIfNotNull(nameof(elements))]
    public static ValueList<T>? Of(IEnumerable<T>? elements) => elements is null ? null : new([.. elements]);

    public override bool Equals(object? obj) => obj is ValueList<T> other && this.SequenceEqual(other);

    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, this[0]);
}
