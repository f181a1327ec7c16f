using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Landscapes;
using SafetyGate.Runs;
using SafetyGate.TestSupport;

namespace SafetyGate.Tests.Landscapes;

public sealed class LandscapeFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_same_landscape_is_resumed_with_its_first_start_and_its_points()
    {
        LandscapeManifest manifest = SampleLandscape.Manifest();
        using (LandscapeFolder first = LandscapeFolder.Open(_folder.Path, manifest, restart: false))
            first.Journal.Append(SampleLandscape.Point(0, 1, 2, true, false));

        // Names, the judge and the clock do not make another landscape.
        LandscapeManifest later = manifest with
        {
            Started = manifest.Started.AddDays(1),
            Judge = "other",
            Checkpoints = [manifest.Checkpoints[0] with { Name = "moved" }],
        };
        using LandscapeFolder second = LandscapeFolder.Open(_folder.Path, later, restart: false);
        second.Manifest.Started.ShouldBe(manifest.Started);
        second.Journal.Find(new PointKey(CheckpointRole.Base, 1, 2)).ShouldNotBeNull().Responses.Count.ShouldBe(2);
        LandscapeFolder.FindStart(_folder.Path).ShouldBe(manifest.Started);
    }

    [Fact]
    public void Another_landscape_is_refused_and_what_differs_is_named_until_it_is_discarded()
    {
        using (LandscapeFolder first = LandscapeFolder.Open(_folder.Path, SampleLandscape.Manifest(), restart: false))
            first.Journal.Append(SampleLandscape.Point(0, 0, 0, true, false));
        LandscapeManifest other = SampleLandscape.Manifest() with { Seed = 2, Axes = [new("random 0", [0, 1])] };

        SafetyGateException error = Should.Throw<SafetyGateException>(() => LandscapeFolder.Open(_folder.Path, other, restart: false));
        error.Code.ShouldBe(RunErrors.DifferentRun);
        error.Problems.ShouldBe(["axes", "seed"], ignoreOrder: true);

        using LandscapeFolder anew = LandscapeFolder.Open(_folder.Path, other, restart: true);
        anew.Journal.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("{\"schemaVersion\": 1, \"toolVersion\": \"1.0\"}")]
    [InlineData("[]")]
    [InlineData("{\"kind\": \"random2D\"}")]
    [InlineData("{\"kind\": 3")]
    public void A_manifest_that_is_not_that_of_a_landscape_is_refused(string json)
    {
        _folder.Write("run.json", json);
        Should.Throw<SafetyGateException>(() => LandscapeFolder.Open(_folder.Path, SampleLandscape.Manifest(), restart: false))
            .Code.ShouldBe(RunErrors.DamagedManifest);
    }

    [Fact]
    public void A_manifest_that_was_changed_by_hand_is_refused()
    {
        LandscapeFolder.Open(_folder.Path, SampleLandscape.Manifest(), restart: false).Dispose();
        _folder.Write("run.json", File.ReadAllText(_folder["run.json"]).Replace("\"seed\": 1", "\"seed\": 2", StringComparison.Ordinal));
        Should.Throw<SafetyGateException>(() => LandscapeFolder.Open(_folder.Path, SampleLandscape.Manifest() with { Seed = 2 }, restart: false))
            .Code.ShouldBe(RunErrors.DamagedManifest);
    }

    [Fact]
    public void A_point_off_the_grid_cannot_be_stored()
    {
        using LandscapeFolder folder = LandscapeFolder.Open(_folder.Path, SampleLandscape.Manifest(), restart: false);
        PointResponses good = SampleLandscape.Point(0, 0, 0, true, true);
        foreach (PointResponses bad in new[]
        {
            good with { Key = new PointKey(CheckpointRole.Candidate, 0, 0) },
            good with { Key = new PointKey(CheckpointRole.Base, 2, 0) },
            good with { Key = new PointKey(CheckpointRole.Base, -1, 0) },
            good with { Key = new PointKey(CheckpointRole.Base, 0, 3) },
            good with { Alpha = 0.3 },
            good with { Responses = [good.Responses[0]] },
        })
        {
            Should.Throw<SafetyGateException>(() => folder.Journal.Append(bad)).Code.ShouldBe(RunErrors.UnusableRecord);
        }

        folder.Journal.Append(good);
    }

    public void Dispose() => _folder.Dispose();
}
