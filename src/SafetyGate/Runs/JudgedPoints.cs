using System.Globalization;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>The stored points of a run, each judged once.</summary>
internal sealed class JudgedPoints
{
    private readonly AlphaGrid _grid;
    private readonly IReadOnlyList<Prompt> _prompts;
    private readonly int _leastDirections;
    private readonly Dictionary<PointKey, LandscapePoint> _points = [];
    private readonly Dictionary<CheckpointRole, int> _unjudged = [];
    private readonly SettledRules _settled;
    private readonly IBatchJudge _judge;

    public JudgedPoints(RunManifest manifest, int directions, IResponseStore store, IBatchJudge judge, CancellationToken cancellation = default)
    {
        _judge = judge;
        _settled = new SettledRules(manifest, judge.Name);
        _grid = manifest.Grid.ToGrid();
        _prompts = manifest.PromptSet.Prompts;
        _leastDirections = manifest.Directions;
        foreach (PointKey key in Enum.GetValues<CheckpointRole>().SelectMany(role => Sweep.Keys(role, directions, _grid)))
        {
            if (store.Find(key) is { } stored && Judge(key, stored, cancellation) is { } point)
                _points.Add(key, point);
        }
    }

    /// <summary>Points that are there, of both checkpoints.</summary>
    public int Count => _points.Count;

    /// <summary>The points that were judged whole.</summary>
    public IReadOnlyDictionary<PointKey, LandscapePoint> Points => _points;

    /// <summary>One sentence for every checkpoint with responses that the judge came to no judgement of: their points count as
    /// missing.</summary>
    public IEnumerable<string> Unjudged => _unjudged.Select(pair =>
        $"The judge {_judge.Name} gave no usable judgement of {pair.Value} responses of the {pair.Key.ToString().ToLowerInvariant()}{(_judge.Difficulty is { } why ? $": {why}" : "")}.");

    /// <summary>One more than the last direction of which any point is there, at least the run's least.</summary>
    public int DirectionsBegun() => Math.Max(_leastDirections, _points.Keys.Max(k => (int?)k.Direction) + 1 ?? 0);

    /// <summary>Whether every point of the direction is there for both checkpoints.</summary>
    public bool IsComplete(int direction) =>
        IsComplete(CheckpointRole.Base, direction) && IsComplete(CheckpointRole.Candidate, direction);

    /// <summary>Whether every point of the direction is there for one checkpoint.</summary>
    public bool IsComplete(CheckpointRole role, int direction) => Lacking(role, direction).Length == 0;

    /// <summary>One sentence for every checkpoint and direction that lacks points.</summary>
    public IEnumerable<string> Missing(int directions)
    {
        foreach (CheckpointRole role in Enum.GetValues<CheckpointRole>())
        {
            string name = role.ToString().ToLowerInvariant();
            if (!_points.ContainsKey(Key(role, 0, _grid.OriginIndex)))
                yield return $"The {name} was not swept at alpha = 0.";
            for (int direction = 0; direction < directions; direction++)
            {
                int[] lacking = [.. Lacking(role, direction).Where(i => i != _grid.OriginIndex)];
                if (lacking.Length > 0)
                {
                    yield return $"The {name} lacks {lacking.Length} of {_grid.Count} points of direction {direction}, the "
                        + string.Create(CultureInfo.InvariantCulture, $"first at alpha = {_grid.Alphas[lacking[0]]:0.####}.");
                }
            }
        }
    }

    /// <summary>The landscape over directions that are complete.</summary>
    public SafetyLandscape Landscape(CheckpointRole role, IReadOnlyList<int> directions) => new(
        role,
        _grid,
        [.. _prompts.Select(p => p.Id)],
        [.. directions.Select(d => new LandscapeCurve(
            d,
            string.Create(CultureInfo.InvariantCulture, $"random {d}"),
            [.. Enumerable.Range(0, _grid.Count).Select(i => _points[Key(role, d, i)])]))]);

    private LandscapePoint? Judge(PointKey key, PointResponses stored, CancellationToken cancellation)
    {
        if (!stored.Responses.Select(r => r.PromptId).SequenceEqual(_prompts.Select(p => p.Id), StringComparer.Ordinal))
            throw new ArgumentException($"the stored point {key} does not answer the prompts of the run");
        _settled.Require(stored.Responses);
        IReadOnlyList<Judgement?> judgements = _judge.Judge(
            [.. _prompts.Zip(stored.Responses, (prompt, response) => new Exchange(prompt, response.Text))], cancellation);
        int unjudged = judgements.Count(judgement => judgement is null);
        if (unjudged == 0)
            return new LandscapePoint(_grid.Alphas[key.AlphaIndex], [.. judgements.Select(judgement => judgement!.Value)]);
        _unjudged[key.Role] = _unjudged.GetValueOrDefault(key.Role) + unjudged;
        return null;
    }

    private int[] Lacking(CheckpointRole role, int direction) =>
        [.. Enumerable.Range(0, _grid.Count).Where(i => !_points.ContainsKey(Key(role, direction, i)))];

    private PointKey Key(CheckpointRole role, int direction, int alphaIndex) => PointKey.Of(role, direction, alphaIndex, _grid);
}
