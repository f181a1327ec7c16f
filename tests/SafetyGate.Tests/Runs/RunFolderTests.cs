using SafetyGate.Gate;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Runs;

public sealed class RunFolderTests : IDisposable
{
    private static readonly RunManifest Manifest = TestRuns.Manifest(3, 4, 1);
    private static readonly PointKey Origin = new(CheckpointRole.Base, PointKey.OriginDirection, 2);

    private readonly TestFolder _folder = new();

    private string Run => _folder.File("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_run_makes_its_folder_and_parents()
    {
        using var run = RunFolder.CreateOrResume(Path.Combine(Run, "deep"), Manifest);
        run.IsResumed.ShouldBeFalse();
        run.Journal.Count.ShouldBe(0);
        Directory.GetFiles(run.Path).Select(Path.GetFileName).Order().ShouldBe(["responses.jsonl", "run.json"]);
    }

    [Fact]
    public void The_same_run_resumes_with_its_responses_its_first_start_and_the_new_policy()
    {
        Start();
        RunManifest later = Manifest with { Started = Manifest.Started.AddDays(1), Policy = Policy.Empty, MaxDirections = 9 };
        using (var run = RunFolder.CreateOrResume(Run, later))
        {
            run.IsResumed.ShouldBeTrue();
            run.Journal.Count.ShouldBe(1);
            run.Manifest.Started.ShouldBe(Manifest.Started);
        }

        using var again = RunFolder.Open(Run);
        again.Manifest.Policy.ShouldBe(Policy.Empty);
        again.Manifest.MaxDirections.ShouldBe(9);
        again.Manifest.Started.ShouldBe(Manifest.Started);
    }

    [Fact]
    public void A_different_run_is_refused_with_what_differs_and_nothing_is_touched()
    {
        Start();
        byte[] before = File.ReadAllBytes(Path.Combine(Run, RunFiles.Manifest));
        SafetyGateException error = Should.Throw<SafetyGateException>(
            () => RunFolder.CreateOrResume(Run, Manifest with { Seed = 124, ToolVersion = "0.2.0" }));
        error.Code.ShouldBe(RunErrors.DifferentRun);
        error.Problems.ShouldBe(["tool version 0.1.0 -> 0.2.0", "seed 123 -> 124"]);
        error.Message.ShouldContain("--restart");
        File.ReadAllBytes(Path.Combine(Run, RunFiles.Manifest)).ShouldBe(before);
        using var run = RunFolder.Open(Run);
        run.Journal.Count.ShouldBe(1);
    }

    [Fact]
    public void A_restart_discards_responses_and_reports_and_leaves_other_files()
    {
        Start();
        foreach (string name in new[] { RunFiles.Results, RunFiles.Markdown, "notes.txt" })
            File.WriteAllText(Path.Combine(Run, name), "old");
        using (var run = RunFolder.Restart(Run, Manifest with { Seed = 124 }))
        {
            run.IsResumed.ShouldBeFalse();
            run.Journal.Count.ShouldBe(0);
        }

        Directory.GetFiles(Run).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["notes.txt", "responses.jsonl", "run.json"]);
        using var again = RunFolder.Open(Run);
        again.Manifest.Seed.ShouldBe(124UL);
    }

    [Fact]
    public void Two_runs_cannot_write_one_folder()
    {
        using (RunFolder.CreateOrResume(Run, Manifest))
        {
            Action[] ways =
            [
                () => RunFolder.CreateOrResume(Run, Manifest),
                () => RunFolder.Restart(Run, Manifest),
                () => RunFolder.Open(Run),
            ];
            foreach (Action open in ways)
                Should.Throw<SafetyGateException>(open).Code.ShouldBe(RunErrors.InUse);
        }

        Should.NotThrow(() => RunFolder.Open(Run).Dispose());
    }

    [Fact]
    public void A_refused_run_does_not_stay_locked()
    {
        Start();
        Should.Throw<SafetyGateException>(() => RunFolder.CreateOrResume(Run, Manifest with { Seed = 124 }));
        Should.NotThrow(() => RunFolder.CreateOrResume(Run, Manifest).Dispose());
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_named()
    {
        File.WriteAllText(Run, "");
        Should.Throw<SafetyGateException>(() => RunFolder.CreateOrResume(Run, Manifest)).Code.ShouldBe(RunErrors.NotAFolder);
        Should.Throw<SafetyGateException>(() => RunFolder.CreateOrResume(Path.Combine(Run, "below"), Manifest))
            .Code.ShouldBe(RunErrors.NotWritable);
    }

    [Fact]
    public void A_folder_without_permission_is_named()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "permissions do not bind this user");
        Directory.CreateDirectory(Run);
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows folders have no such mode");
        else
            File.SetUnixFileMode(Run, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Should.Throw<SafetyGateException>(() => RunFolder.CreateOrResume(Run, Manifest)).Code.ShouldBe(RunErrors.NotWritable);
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_named()
    {
        Directory.CreateDirectory(Path.Combine(Run, RunFiles.Responses));
        Should.Throw<SafetyGateException>(() => RunFolder.CreateOrResume(Run, Manifest)).Code.ShouldBe(RunErrors.NotWritable);
    }

    [Fact]
    public void Responses_without_a_manifest_are_not_taken_over()
    {
        Start();
        File.Delete(Path.Combine(Run, RunFiles.Manifest));
        Should.Throw<SafetyGateException>(() => RunFolder.CreateOrResume(Run, Manifest)).Code.ShouldBe(RunErrors.NoManifest);
        Should.Throw<SafetyGateException>(() => RunFolder.Open(Run)).Code.ShouldBe(RunErrors.NoManifest);
        Should.Throw<SafetyGateException>(() => RunFolder.Open(_folder.File("nowhere"))).Code.ShouldBe(RunErrors.NoManifest);
        using var run = RunFolder.Restart(Run, Manifest);
        run.Journal.Count.ShouldBe(0);
    }

    [Fact]
    public void A_start_cut_short_before_its_manifest_begins_again()
    {
        Directory.CreateDirectory(Run);
        File.WriteAllText(Path.Combine(Run, RunFiles.Responses), "");
        File.WriteAllText(Path.Combine(Run, RunFiles.Manifest + ".tmp"), "{\"schema");
        using var run = RunFolder.CreateOrResume(Run, Manifest);
        run.IsResumed.ShouldBeFalse();
        File.Exists(Path.Combine(Run, RunFiles.Manifest + ".tmp")).ShouldBeFalse();
    }

    [Fact]
    public void A_damaged_manifest_is_an_error_that_a_restart_mends()
    {
        Start();
        File.WriteAllText(Path.Combine(Run, RunFiles.Manifest), "{}");
        Should.Throw<SafetyGateException>(() => RunFolder.CreateOrResume(Run, Manifest)).Code.ShouldBe(RunErrors.DamagedManifest);
        Should.NotThrow(() => RunFolder.Restart(Run, Manifest).Dispose());
    }

    [Fact]
    public void A_manifest_with_a_path_for_a_name_is_not_accepted()
    {
        RunManifest manifest = Manifest with { Candidate = Manifest.Candidate with { Name = "/home/somebody/model" } };
        Should.Throw<SafetyGateException>(() => RunFolder.CreateOrResume(Run, manifest)).Code.ShouldBe(RunErrors.InvalidManifest);
    }

    private void Start()
    {
        using var run = RunFolder.CreateOrResume(Run, Manifest);
        run.Journal.Append(TestRuns.Point(run.Manifest, Origin, 0));
    }
}
