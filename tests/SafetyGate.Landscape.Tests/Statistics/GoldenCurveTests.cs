using System.Text.Json;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Statistics;

[Trait("Category", Golden.Category)]
public class GoldenCurveTests
{
    [Fact]
    public void Every_curve_of_the_released_code_gives_its_visage_and_region()
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Golden.Path("metrics", "expected_metrics.json")));
        JsonElement curves = golden.RootElement.GetProperty("safety_avg");
        curves.GetArrayLength().ShouldBeGreaterThan(30);
        foreach (JsonElement curve in curves.EnumerateArray())
        {
            double[] asr = Numbers(curve, "asr");
            ReferenceVisage.Of(asr).ShouldBe(curve.GetProperty("visage").GetDouble(), 1e-9);
            SafetyRegion.Of(asr).ShouldBe(curve.GetProperty("safety_region").GetDouble(), 1e-9);
        }
    }

    [Fact]
    public void Every_trained_checkpoint_gives_its_visage()
    {
        int compared = 0;
        foreach (string file in Directory.EnumerateFiles(Golden.Path("visage-ref", "curves"), "*.json"))
        {
            using JsonDocument curve = JsonDocument.Parse(File.ReadAllText(file));
            if (curve.RootElement.GetProperty("visage").ValueKind == JsonValueKind.Null)
                continue;
            ReferenceVisage.Of(Numbers(curve.RootElement, "asr"))
                .ShouldBe(curve.RootElement.GetProperty("visage").GetDouble(), 1e-9, file);
            compared++;
        }

        compared.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void The_trained_checkpoints_rank_as_they_were_made()
    {
        double Visages(string name) => new[] { 123, 124 }.Average(seed => Visage.Of(Curve($"{name}_s{seed}")));

        Visages("aligned").ShouldBeGreaterThan(Visages("benign_100"));
        Visages("benign_100").ShouldBeGreaterThan(2 * Visages("harmful_10"));
        Visages("harmful_10").ShouldBeGreaterThan(2 * Visages("harmful_100"));
    }

    [Fact]
    public void The_basin_of_the_aligned_checkpoint_has_its_walls_where_the_curve_rises_above_ten_percent()
    {
        // 0 at the origin; left 6.25 at -0.25 and 12.5 at -0.3; right 1.25 at 0.25 and 13.75 at 0.3.
        double[] asr = Curve("aligned_s123");
        double[] alphas = [.. AlphaGrid.Default.Alphas];

        BasinRadius.Of(alphas, asr, 10, 10).ShouldBe(0.25 + (0.05 * (10 - 6.25) / 6.25), 1e-12);
        EdgeSharpness.Of(alphas, asr).ShouldBe(33.75, 1e-9);
        LocalStability.Of(alphas, asr, 0.1).ShouldBe((98.75 + 98.75 + 100 + 100 + 100) / 500, 1e-12);
    }

    private static double[] Curve(string name)
    {
        using JsonDocument curve =
            JsonDocument.Parse(File.ReadAllText(Golden.Path("visage-ref", "curves", $"{name}.json")));
        return Numbers(curve.RootElement, "asr");
    }

    private static double[] Numbers(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];
}
