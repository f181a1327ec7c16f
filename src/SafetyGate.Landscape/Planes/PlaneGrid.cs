using System.Globalization;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Planes;

/// <summary>Where a line or a plane is sampled.</summary>
public sealed class PlaneGrid
{
    /// <summary>The most points that are accepted.</summary>
    public const int MostPoints = 1_000_000;

    /// <param name="x">Places on the first axis, finite, ascending, at least two.</param>
    /// <param name="y">Places on the second axis likewise; null for a line.</param>
    /// <exception cref="SafetyGateException"><see cref="PlaneErrors.InvalidGrid"/>.</exception>
    public PlaneGrid(IReadOnlyList<double> x, IReadOnlyList<double>? y = null)
    {
        X = Checked(x);
        Y = y is null ? [0] : Checked(y);
        IsLine = y is null;
        if ((long)X.Count * Y.Count > MostPoints)
            throw Invalid(string.Create(CultureInfo.InvariantCulture, $"it has {X.Count} x {Y.Count} points and at most {MostPoints} are accepted: give fewer --steps"));
    }

    /// <summary>Places on the first axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Places on the second axis; 0 alone on a line.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Whether there is no second axis.</summary>
    public bool IsLine { get; }

    /// <summary>The number of points.</summary>
    public int Count => X.Count * Y.Count;

    /// <summary>The row and column of a place that is a point of the grid to the bit; null where it is none.</summary>
    public (int Row, int Column)? Find(double x, double y) =>
        (Index(Y, y), Index(X, x)) is var (row, column) && row >= 0 && column >= 0 ? (row, column) : null;

    /// <summary>
    /// Two axes in one unit around some points, with lines through (0, 0), and through 1 on the first axis where the points
    /// are not spread too wide for it.
    /// </summary>
    /// <param name="points">What must lie inside, besides (0, 0).</param>
    /// <param name="steps">About how many intervals the longer side has between the outermost points; 1 or more.</param>
    /// <param name="beyond">Further intervals on each side.</param>
    public static PlaneGrid Around(IReadOnlyList<(double X, double Y)> points, int steps, int beyond)
    {
        (double left, double right) = Range(points.Select(p => p.X));
        (double bottom, double top) = Range(points.Select(p => p.Y));
        double side = Math.Max(right - left, top - bottom);
        if (!double.IsFinite(side) || side <= 0)
            throw Invalid("its points have no finite extent");
        double width = side <= steps ? 1 / Math.Floor(steps / side) : side / steps;
        return new PlaneGrid(Lines(left, right, width, beyond), Lines(bottom, top, width, beyond));
    }

    private static int Index(IReadOnlyList<double> places, double place)
    {
        for (int i = 0; i < places.Count; i++)
        {
            if (places[i] == place)
                return i;
        }

        return -1;
    }

    private static (double Low, double High) Range(IEnumerable<double> values) =>
        values.Aggregate((Low: 0.0, High: 0.0), (range, v) => (Math.Min(range.Low, v), Math.Max(range.High, v)));

    private static double[] Lines(double low, double high, double width, int beyond)
    {
        // A point that lies on a line up to rounding needs no further line.
        int first = (int)Math.Floor((low / width) + 1e-9) - beyond;
        int last = (int)Math.Ceiling((high / width) - 1e-9) + beyond;
        if (first == last)
            (first, last) = (first - 1, last + 1);
        // Division gives the exact 0 and 1 that a sum of widths may miss.
        double count = Math.Round(1 / width);
        return [.. Enumerable.Range(first, last - first + 1).Select(i => Math.Abs((count * width) - 1) < 1e-12 ? i / count : i * width)];
    }

    private static double[] Checked(IReadOnlyList<double> values)
    {
        double[] copy = [.. values];
        if (copy.Length < 2)
            throw Invalid("an axis needs at least two places");
        for (int i = 0; i < copy.Length; i++)
        {
            if (!double.IsFinite(copy[i]) || (i > 0 && copy[i] <= copy[i - 1]))
                throw Invalid("the places on an axis must be finite and ascend");
        }

        return copy;
    }

    private static SafetyGateException Invalid(string why) =>
        new(PlaneErrors.InvalidGrid, $"The grid of the landscape cannot be used: {why}.");
}
