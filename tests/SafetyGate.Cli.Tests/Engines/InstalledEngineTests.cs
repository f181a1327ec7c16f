using System.Text.Json;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Engines;

/// <summary>What an installed engine does, and what is said of one that is missing, half-written, of another version or damaged.</summary>
public sealed class InstalledEngineTests(InstalledEngine engine) : IClassFixture<InstalledEngine>
{
    private const string Command = "safety-gate engine install torch-cpu";

    private static string[] Check(params string[] more) =>
    [
        "check", "--base", Samples.Aligned, "--candidate", Samples.Harmful, "--prompts", Samples.Prompts, "--limit", "4",
        "--directions", "1", "--max-directions", "1", "--steps", "10", "--max-new-tokens", "4", .. more,
    ];

    [Fact]
    public void Installing_says_first_what_is_fetched_how_large_it_is_and_where_it_goes()
    {
        engine.Installation.ExitCode.ShouldBe(0, engine.Installation.Output + engine.Installation.Error);
        engine.Installation.Output.ShouldContain($"SafetyGate.Inference.TorchSharp {ToolVersion.Text}, TorchSharp-cpu 0.107.0");
        engine.Installation.Output.ShouldContain("about 512 MiB");
        engine.Installation.Output.ShouldContain(engine.Engine);
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(engine.Engine)!).ShouldBe([engine.Engine], "nothing is left beside the engine");
    }

    [Fact]
    public async Task A_check_runs_on_the_installed_engine_and_measures_what_the_built_in_one_does()
    {
        using TemporaryFolder folder = engine.Copy();
        CliRun torch = await CliRun.Of(folder.Path, Check("--engine", "torch", "--out", "torch"));
        CliRun simd = await CliRun.Of(folder.Path, Check("--engine", "simd", "--out", "simd"));

        torch.ExitCode.ShouldBe(simd.ExitCode, torch.Error);
        File.ReadAllText(folder["torch/run.json"]).ShouldContain("\"name\": \"scalar\"", customMessage: "the plug-in's engine ran");
        Measurements(folder["torch/results.json"]).ShouldBe(Measurements(folder["simd/results.json"]));
    }

    [Fact]
    public async Task Worker_processes_find_the_engine_where_their_parent_does()
    {
        using TemporaryFolder folder = engine.Copy();
        await CliRun.Of(folder.Path, Check("--engine", "torch", "--out", "one"));
        CliRun two = await CliRun.Of(folder.Path, Check("--engine", "torch", "--device", "cpu,cpu", "--out", "two"));
        two.Error.ShouldContain("starting 2 worker processes");
        File.ReadAllBytes(folder["two/results.json"]).ShouldBe(File.ReadAllBytes(folder["one/results.json"]), two.Error);
    }

    [Fact]
    public async Task The_doctor_lists_the_engines_before_it_stops_at_the_one_that_is_missing()
    {
        using TemporaryFolder folder = engine.Copy();
        CliRun run = await CliRun.Of(folder.Path, "doctor", "--device", "cuda:0");
        Refused(run, "SG3040", "safety-gate engine install torch-cuda");
        run.Output.ShouldContain("torch-cpu    installed");
    }

    [Fact]
    public async Task The_list_and_the_doctor_say_what_is_installed()
    {
        using TemporaryFolder folder = engine.Copy();
        foreach (string[] command in new[] { ["engine", "list", "--verify"], new[] { "doctor" } })
        {
            CliRun run = await CliRun.Of(folder.Path, command);
            run.ExitCode.ShouldBe(0);
            run.Output.ShouldContain("torch-cpu    installed: the processor; libtorch 2.10.0, 5 MiB in ");
            run.Output.ShouldContain("torch-cuda   not installed: NVIDIA GPUs, CUDA 12.8; about 6.0 GiB: safety-gate engine install torch-cuda");
        }
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("torch")]
    public async Task A_gpu_is_never_replaced_by_the_processor(string choice)
    {
        using TemporaryFolder folder = engine.Copy();
        CliRun run = await CliRun.Of(folder.Path, Check("--engine", choice, "--device", "cuda:0"));
        Refused(run, "SG3040", "safety-gate engine install torch-cuda");
        Directory.Exists(folder["safety-gate-out"]).ShouldBeFalse();
    }

    [Fact]
    public async Task The_demo_passes_engine_and_device_on()
    {
        using var folder = new TemporaryFolder();
        Refused(await CliRun.Of(folder.Path, "demo", "--engine", "torch", "--device", "cuda:1"), "SG3040", "safety-gate engine install torch-cuda");
    }

    [Fact]
    public async Task A_missing_engine_is_named_with_the_command_that_brings_it()
    {
        using var folder = new TemporaryFolder();
        Refused(await CliRun.Of(folder.Path, Check("--engine", "torch", "--device", "cpu")), "SG3040", Command);
    }

    [Theory]
    [InlineData("no manifest")]
    [InlineData("half a manifest")]
    [InlineData("no complete marker")]
    public async Task A_half_written_engine_is_not_used(string what)
    {
        using TemporaryFolder folder = engine.Copy();
        string manifest = InFolder(folder, "engine.json");
        string text = File.ReadAllText(manifest);
        if (what == "no manifest")
            File.Delete(manifest);
        else
            File.WriteAllText(manifest, what == "half a manifest" ? text[..(text.Length / 2)] : text.Replace("\"complete\": true", "\"complete\": false", StringComparison.Ordinal));
        Refused(await CliRun.Of(folder.Path, Check("--engine", "torch")), "SG3041", Command);
    }

    [Fact]
    public async Task An_engine_of_another_version_is_not_used()
    {
        using TemporaryFolder folder = engine.Copy();
        string manifest = InFolder(folder, "engine.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"contract\": 1", "\"contract\": 2", StringComparison.Ordinal));
        Refused(await CliRun.Of(folder.Path, Check("--engine", "torch")), "SG3042", Command);

        Directory.Move(Path.GetDirectoryName(manifest)!, folder["engines/torch-cpu/0.0.9"]);
        CliRun run = await CliRun.Of(folder.Path, Check("--engine", "torch"));
        Refused(run, "SG3042", Command);
        run.Error.ShouldContain("0.0.9");
    }

    [Theory]
    [InlineData("SafetyGate.Inference.TorchSharp.dll", true)]
    [InlineData("SafetyGate.Engine.deps.json", false)]
    public async Task A_damaged_engine_is_not_used(string file, bool sameSize)
    {
        using TemporaryFolder folder = engine.Copy();
        byte[] contents = File.ReadAllBytes(InFolder(folder, file));
        contents[^1] ^= 1;
        File.WriteAllBytes(InFolder(folder, file), sameSize ? contents : contents[..^1]);
        CliRun run = await CliRun.Of(folder.Path, Check("--engine", "torch"));
        Refused(run, "SG3043", Command);
        run.Error.ShouldContain(file);
    }

    [Fact]
    public async Task A_large_file_that_was_cut_is_seen_at_once_and_one_that_was_changed_when_asked()
    {
        using TemporaryFolder folder = engine.Copy();
        string library = InFolder(folder, FakeEngine.NativeLibrary);
        using (FileStream stream = File.OpenWrite(library))
            stream.WriteByte(1);
        CliRun verified = await CliRun.Of(folder.Path, "engine", "list", "--verify");
        verified.ExitCode.ShouldBe(6);
        verified.Output.ShouldContain($"{FakeEngine.NativeLibrary} has other contents");

        using (FileStream stream = File.OpenWrite(library))
            stream.SetLength(100);
        Refused(await CliRun.Of(folder.Path, Check("--engine", "torch")), "SG3043", Command);
    }

    [Theory]
    [InlineData("../outside.dll")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/windows/x.dll")]
    public async Task A_manifest_that_points_outside_its_folder_is_no_manifest(string path)
    {
        using TemporaryFolder folder = engine.Copy();
        string manifest = InFolder(folder, "engine.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("SafetyGate.Inference.TorchSharp.dll", path, StringComparison.Ordinal));
        Refused(await CliRun.Of(folder.Path, Check("--engine", "torch")), "SG3041", Command);
    }

    [Fact]
    public async Task A_removed_engine_is_gone()
    {
        using TemporaryFolder folder = engine.Copy();
        (await CliRun.Of(folder.Path, "engine", "remove", "torch-cpu")).Output.ShouldContain("torch-cpu is removed");
        (await CliRun.Of(folder.Path, "engine", "remove", "torch-cpu")).Output.ShouldContain("torch-cpu was not installed");
        Refused(await CliRun.Of(folder.Path, Check("--engine", "torch", "--device", "cpu")), "SG3040", Command);
    }

    [Fact]
    public async Task A_gpu_for_an_engine_of_the_processor_is_a_usage_error()
    {
        using var folder = new TemporaryFolder();
        CliRun run = await CliRun.Of(folder.Path, Check("--engine", "simd", "--device", "cuda:0"));
        run.ExitCode.ShouldBe(4);
        run.Error.ShouldContain("SG1107");
    }

    private static void Refused(CliRun run, string code, string command)
    {
        run.ExitCode.ShouldBe(6, run.Output + run.Error);
        run.Error.ShouldContain(code);
        run.Error.ShouldContain($"Run: {command}");
    }

    private static string InFolder(TemporaryFolder folder, string file) => folder[Path.Combine("engines", "torch-cpu", ToolVersion.Text, file)];

    private static string Measurements(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("measurements").GetRawText();
}
