namespace SafetyGate.Reports.Plots;

/// <summary>
/// Level lines by marching squares: in each square of four neighbouring cell centres the line crosses the sides whose ends
/// lie on both sides of the level, at the place that linear interpolation gives. A saddle is parted by the mean of its corners.
/// </summary>
internal static class Contour
{
    /// <summary>The pieces of one level line, in the units of the axes; squares with an empty cell have none.</summary>
    public static IEnumerable<(double X1, double Y1, double X2, double Y2)> Segments(HeatMap map, double level)
    {
        for (int row = 0; row + 1 < map.Rows.Count; row++)
        {
            for (int column = 0; column + 1 < map.Columns.Count; column++)
            {
                double?[] values =
                [
                    map.Cells[row][column].Value, map.Cells[row][column + 1].Value,
                    map.Cells[row + 1][column + 1].Value, map.Cells[row + 1][column].Value,
                ];
                if (values.Any(v => v is null))
                    continue;
                (double X, double Y)[] corners =
                [
                    (map.Columns[column], map.Rows[row]), (map.Columns[column + 1], map.Rows[row]),
                    (map.Columns[column + 1], map.Rows[row + 1]), (map.Columns[column], map.Rows[row + 1]),
                ];
                foreach (((double x1, double y1), (double x2, double y2)) in Square(corners, [.. values.Select(v => v!.Value)], level))
                    yield return (x1, y1, x2, y2);
            }
        }
    }

    private static IEnumerable<((double X, double Y) From, (double X, double Y) To)> Square(
        (double X, double Y)[] corners, double[] values, double level)
    {
        // Side i runs from corner i to corner i + 1, counter-clockwise.
        int[] crossed = [.. Enumerable.Range(0, 4).Where(i => values[i] >= level != values[(i + 1) % 4] >= level)];
        if (crossed.Length == 2)
        {
            yield return (Crossing(crossed[0]), Crossing(crossed[1]));
        }
        else if (crossed.Length == 4)
        {
            // The centre belongs to the side of corner 0, or cuts it off.
            bool together = values.Average() >= level == values[0] >= level;
            yield return together ? (Crossing(0), Crossing(1)) : (Crossing(3), Crossing(0));
            yield return together ? (Crossing(2), Crossing(3)) : (Crossing(1), Crossing(2));
        }

        (double X, double Y) Crossing(int side)
        {
            (double X, double Y) from = corners[side], to = corners[(side + 1) % 4];
            double share = (level - values[side]) / (values[(side + 1) % 4] - values[side]);
            return (from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));
        }
    }
}
