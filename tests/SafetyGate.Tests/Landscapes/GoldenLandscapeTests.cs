using System.Text.Json;
using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscapes;
using SafetyGate.Reports;
using SafetyGate.Runs;
using SafetyGate.TestSupport;

namespace SafetyGate.Tests.Landscapes;

/// <summary>
/// Whole landscape runs against what the paper's released code measured: a coarser grid whose points are all among the
/// reference's. Every point of every curve is compared in the parity tests of the landscape project.
/// </summary>
[Trait("Category", Golden.Category)]
public sealed class GoldenLandscapeTests
{
    public static TheoryData<string, string> Curves()
    {
        (string, string)[] found =
        [
            .. from set in Golden.Folders("")
               where set.Length > 0 && File.Exists(Path.Combine(Golden.Root!, set, "settings.json"))
               from file in Directory.EnumerateFiles(Path.Combine(Golden.Root!, set, "curves"), "*.json").Order(StringComparer.Ordinal)
               select (set, Path.GetFileName(file)),
        ];
        return [.. found.Length > 0 ? found : [("", "")]];
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void A_landscape_run_meets_the_reference_at_every_point(string set, string file)
    {
        string folder = Golden.Path(set.Length == 0 ? "visage-ref" : set);
        JsonElement curve = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "curves", file))).RootElement;
        JsonElement settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "settings.json"))).RootElement.GetProperty("settings");
        using var output = new TemporaryFolder();
        LandscapeDocument document = Run(folder, curve, settings, output.Path);

        double[] places = [.. curve.GetProperty("coords").EnumerateArray().Select(v => v.GetDouble())];
        double[] expected = [.. curve.GetProperty("asr").EnumerateArray().Select(v => v.GetDouble())];
        IReadOnlyList<double> x = document.Axes[0].Values;
        IReadOnlyList<double> y = document.Axes.Count > 1 ? document.Axes[1].Values : [0];
        for (int j = 0; j < y.Count; j++)
        {
            for (int i = 0; i < x.Count; i++)
            {
                // The reference has the first axis in the outer loop.
                int at = document.Axes.Count > 1 ? (Index(places, x[i]) * places.Length) + Index(places, y[j]) : Index(places, x[i]);
                document.Surfaces[0].Cells[(j * x.Count) + i]!.AttackSuccessRate.ShouldBe(expected[at], $"({x[i]}, {y[j]})");
            }
        }
    }

    private static LandscapeDocument Run(string folder, JsonElement curve, JsonElement settings, string output)
    {
        string kind = curve.GetProperty("vis_type").GetString()!;
        string? other = curve.GetProperty("model2").GetString();
        GateConfiguration standard = GateConfiguration.Default;
        var request = new LandscapeRequest
        {
            Kind = kind switch
            {
                "1D_random" => LandscapeKind.Random,
                "2D_random" => LandscapeKind.Random2D,
                "1D_interpolation" => LandscapeKind.Interpolation,
                _ => throw new ArgumentOutOfRangeException(nameof(curve), kind, "no such kind"),
            },
            Model = Path.Combine(folder, curve.GetProperty("model").GetString()!),
            Other = other is null ? null : Path.Combine(folder, other),
            Output = output,
            Beyond = 0,
            Configuration = standard with
            {
                Landscape = standard.Landscape with
                {
                    Seed = curve.GetProperty("seed").GetUInt64(),
                    Stream = RandomStreamKind.Torch,
                    Steps = 4,
                    Radius = kind == "2D_random" ? 0.2 : 0.5,
                },
                Generation = standard.Generation with { MaxNewTokens = settings.GetProperty("max_new_tokens").GetInt32() },
                Prompts = standard.Prompts with { Path = Path.Combine(folder, settings.GetProperty("prompts").GetString()!.Split(" (")[0]) },
            },
            Judge = new KeywordJudge(), // the released code's
            Loader = new SimdLoader(threads: 1),
            ToolVersion = "1.0",
            Now = DateTimeOffset.UnixEpoch,
        };
        using LandscapeRun run = LandscapeRun.Open(request);
        return run.Execute(new Progress<RunProgress>(), TestContext.Current.CancellationToken);
    }

    private static int Index(double[] places, double place)
    {
        int index = Array.FindIndex(places, p => Math.Abs(p - place) < 1e-9);
        index.ShouldBeGreaterThanOrEqualTo(0, $"the reference has no point at {place}");
        return index;
    }
}
