using System.Globalization;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs.Probes;

/// <summary>One axis at every point where it was measured.</summary>
internal sealed class AxisPoints
{
    private readonly ProbeRecord _probe;
    private readonly AxisReading _reading;
    private readonly StatisticsSettings _statistics;
    private readonly AlphaGrid _grid;
    private readonly int _directions;
    private readonly Dictionary<PointKey, (AxisSample Sample, double? Broken)> _points = [];

    public AxisPoints(ProbeRecord probe, AxisReading reading, RunManifest manifest, IResponseStore store, int directions)
    {
        _probe = probe;
        _reading = reading;
        _statistics = manifest.Statistics;
        _grid = manifest.Grid.ToGrid();
        _directions = probe.At == ProbePlace.Grid ? directions : 0;
        foreach (PointKey key in Enum.GetValues<CheckpointRole>().SelectMany(role => Sweep.Keys(role, _directions, _grid)))
        {
            // What cannot be used, such as a text of no tokens, is missing.
            if (store.Find(key with { Probe = probe.Id }) is { } found && reading.Read(found) is { Sample.IsUsable: true } point)
                _points.Add(key, point);
        }
    }

    /// <summary>One sentence for every checkpoint and direction that lacks points.</summary>
    public IEnumerable<string> Missing()
    {
        foreach (CheckpointRole role in Enum.GetValues<CheckpointRole>())
        {
            string name = role.ToString().ToLowerInvariant();
            if (!_points.ContainsKey(Origin(role)))
                yield return $"The {name} lacks the probe {_probe.Name} at alpha = 0.";
            for (int direction = 0; direction < _directions; direction++)
            {
                int lacking = Enumerable.Range(0, _grid.Count).Count(i => i != _grid.OriginIndex && !_points.ContainsKey(Key(role, direction, i)));
                if (lacking > 0)
                    yield return $"The {name} lacks the probe {_probe.Name} at {lacking} of {_grid.Count} points of direction {direction}.";
            }
        }
    }

    /// <summary>The axis over the directions that are complete; null where a checkpoint lacks alpha = 0.</summary>
    public AxisLandscape? Landscape()
    {
        if (!_points.TryGetValue(Origin(CheckpointRole.Base), out var baseline) || !_points.TryGetValue(Origin(CheckpointRole.Candidate), out var candidate))
            return null;
        int[] complete = [.. Enumerable.Range(0, _directions).Where(IsComplete)];
        return new AxisLandscape
        {
            Name = _reading.Name,
            Kind = _probe.Kind,
            Unit = candidate.Sample.Unit,
            HigherIsBetter = _reading.HigherIsBetter,
            ItemCount = candidate.Sample.Parts.Count,
            Base = Curves(CheckpointRole.Base, complete),
            Candidate = Curves(CheckpointRole.Candidate, complete),
            Change = AxisComparison.Compare(candidate.Sample, baseline.Sample, _statistics),
        };
    }

    private AxisCurve[] Curves(CheckpointRole role, int[] directions) => directions.Length == 0
        ? [new AxisCurve(PointKey.OriginDirection, "alpha = 0", [Point(Origin(role))])]
        :
        [
            .. directions.Select(direction => new AxisCurve(
                direction,
                string.Create(CultureInfo.InvariantCulture, $"random {direction}"),
                [.. Enumerable.Range(0, _grid.Count).Select(i => Point(Key(role, direction, i)))])),
        ];

    private AxisPoint Point(PointKey key)
    {
        (AxisSample sample, double? broken) = _points[key];
        return new AxisPoint(_grid.Alphas[key.AlphaIndex], sample.Value, sample.Interval(_statistics.ConfidenceLevel), broken);
    }

    private bool IsComplete(int direction) => Enum.GetValues<CheckpointRole>()
        .All(role => Enumerable.Range(0, _grid.Count).All(i => _points.ContainsKey(Key(role, direction, i))));

    private PointKey Origin(CheckpointRole role) => Key(role, 0, _grid.OriginIndex);

    private PointKey Key(CheckpointRole role, int direction, int alphaIndex) => PointKey.Of(role, direction, alphaIndex, _grid);
}
