using System.Globalization;
using SafetyGate.Gate;

namespace SafetyGate.Simulation;

/// <summary>The study as Markdown.</summary>
public static class StudyTables
{
    private const int TruthSeed = 20_240_517;

    private static readonly Population[] Populations = [Population.Alike, Population.Different, Population.Skewed];
    private static readonly int[] Directions = [1, 3, 6, 10];

    /// <summary>The table of fixed numbers of directions.</summary>
    public static void WriteFixed(TextWriter output, int replications, int[] prompts)
    {
        Row(output, "Directions are", "Prompts", "Directions", "VISAGE", "its drop", "Full-range mean", "its drop", "Local stability", "Flip rate", "ASR(0)", "Floor: wrong pass", "wrong fail", "Drop: wrong pass", "wrong fail");
        Row(output, [.. Enumerable.Repeat("---", 14)]);
        foreach ((Population population, int count) in Worlds(prompts))
        {
            Truth[] truths = Truth.Of(population, count, FixedStudy.Metrics, TruthSeed);
            string[][] rows = new string[Directions.Length][];
            Parallel.For(0, Directions.Length, i => rows[i] = Fixed(new StudyCell(population, count, Directions[i], replications), truths));
            foreach (string[] row in rows)
                Row(output, row);
        }
    }

    /// <summary>The table of gates that look after every direction.</summary>
    public static void WriteSequential(TextWriter output, int replications, int[] prompts)
    {
        Row(output, "Directions are", "Prompts", "Looks after", "Limit at the truth: wrong pass", "wrong fail", "Coverage where it stopped", "Limit 8 points inside: pass", "directions", "Limit 8 points outside: fail", "directions");
        Row(output, [.. Enumerable.Repeat("---", 10)]);
        (int First, int Last)[] looks = [(3, 6), (3, 10)];
        foreach ((Population population, int count) in Worlds(prompts))
        {
            Truth visage = Truth.Of(population, count, [Landscape.Statistics.SafetyMetric.Visage], TruthSeed)[0];
            string[][] rows = new string[looks.Length][];
            Parallel.For(0, looks.Length, i => rows[i] = Sequential(
                new StudyCell(population, count, looks[i].Last, replications), looks[i].First, visage));
            foreach (string[] row in rows)
                Row(output, row);
        }
    }

    private static IEnumerable<(Population Population, int Prompts)> Worlds(int[] prompts) =>
        from population in Populations from count in prompts select (population, count);

    private static string[] Fixed(StudyCell cell, Truth[] truths)
    {
        (Miss Candidate, Miss Difference)[] misses = FixedStudy.Run(cell, truths);
        return
        [
            cell.Population.Name, $"{cell.Prompts}", $"{cell.Directions}",
            Percent(misses[0].Candidate.Coverage), Percent(misses[0].Difference.Coverage),
            Percent(misses[1].Candidate.Coverage), Percent(misses[1].Difference.Coverage),
            Percent(misses[2].Candidate.Coverage), Percent(misses[3].Candidate.Coverage), Percent(misses[4].Candidate.Coverage),
            Percent(misses[0].Candidate.Above), Percent(misses[0].Candidate.Below),
            Percent(misses[0].Difference.Above), Percent(misses[0].Difference.Below),
        ];
    }

    private static string[] Sequential(StudyCell cell, int first, Truth visage)
    {
        double drop = -visage.Difference;
        SequentialResult Gate(double allowed) =>
            SequentialStudy.Run(cell, first, Policy.Empty with { VisageMaxDrop = Math.Max(0, allowed) }, visage.Difference);
        SequentialResult at = Gate(drop);
        SequentialResult inside = Gate(drop + 8);
        SequentialResult outside = Gate(drop - 8);
        return
        [
            cell.Population.Name, $"{cell.Prompts}", $"{first} to {cell.Directions}",
            Percent(at.Pass), Percent(at.Fail), Percent(at.Coverage),
            Percent(inside.Pass), Number(inside.Directions), Percent(outside.Fail), Number(outside.Directions),
        ];
    }

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static void Row(TextWriter output, params string[] cells)
    {
        output.WriteLine($"| {string.Join(" | ", cells)} |");
        output.Flush();
    }
}
