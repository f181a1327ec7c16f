using System.ComponentModel;
using SafetyGate.Cli.Engines;
using SafetyGate.Cli.Processes;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Engines;

/// <summary>What can go wrong while an engine is installed, and that nothing half done is left in its place.</summary>
public sealed class EngineInstallTests
{
    private static readonly string Target = Path.Combine("engines", "torch-cpu", ToolVersion.Text);

    [Fact]
    public async Task A_failed_build_leaves_nothing_and_the_next_one_succeeds()
    {
        using var folder = new TemporaryFolder();
        CliRun failed = await Install(folder, new ScriptedPublish { ExitCode = 1, Says = "engine.csproj : error NU1101: Unable to find package TorchSharp-cpu" });
        failed.ExitCode.ShouldBe(6);
        failed.Error.ShouldContain("SG3046");
        failed.Error.ShouldContain("NU1101");
        Directory.EnumerateFileSystemEntries(folder["engines/torch-cpu"]).ShouldBeEmpty();

        Directory.CreateDirectory(folder["engines/torch-cpu/.staging-of-one-that-was-killed"]);
        (await Install(folder, new ScriptedPublish())).ExitCode.ShouldBe(0);
        Directory.EnumerateFileSystemEntries(folder["engines/torch-cpu"]).ShouldBe([folder[Target]]);
    }

    [Fact]
    public async Task A_cancelled_installation_ends_the_build_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        CliRun.Processes.Value = new ScriptedPublish { UnderWay = cancellation.Cancel };
        CliRun run = await CliRun.Of(folder.Path, cancellation.Token, "engine", "install", "torch-cpu");
        run.ExitCode.ShouldBe(130);
        run.Error.ShouldContain("goes on from there");
        Directory.EnumerateFileSystemEntries(folder["engines/torch-cpu"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("engines", "a file");
        CliRun run = await Install(folder, new ScriptedPublish());
        run.ExitCode.ShouldBe(6);
        run.Error.ShouldContain("SG3050");
        run.Error.ShouldContain("SAFETYGATE_ENGINES");
    }

    [Fact]
    public async Task Packages_without_the_engine_or_without_libtorch_are_refused()
    {
        foreach (string missing in new[] { $"{EngineKind.PluginAssembly}.dll", FakeEngine.NativeLibrary })
        {
            using var folder = new TemporaryFolder();
            var publish = new ScriptedPublish();
            publish.Files.Remove(missing);
            CliRun run = await Install(folder, publish);
            run.ExitCode.ShouldBe(6);
            run.Error.ShouldContain(missing);
            Directory.Exists(folder[Target]).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_damaged_engine_is_replaced_and_a_whole_one_is_left_alone_unless_forced()
    {
        using var folder = new TemporaryFolder();
        await Install(folder, new ScriptedPublish());
        var second = new ScriptedPublish();
        (await Install(folder, second)).Output.ShouldContain("installed already");
        second.Project.ShouldBeEmpty();
        await Install(folder, second, "--force");
        second.Project.ShouldNotBeEmpty();

        File.WriteAllText(folder[Path.Combine(Target, FakeEngine.NativeLibrary)], "damaged");
        (await CliRun.Of(folder.Path, "engine", "list", "--verify")).ExitCode.ShouldBe(6);
        await Install(folder, new ScriptedPublish());
        (await CliRun.Of(folder.Path, "engine", "list", "--verify")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Two_installations_do_not_meet()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["engines"]);
        using var held = new FileStream(folder["engines/torch-cpu.lock"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        CliRun run = await Install(folder, new ScriptedPublish());
        run.ExitCode.ShouldBe(6);
        run.Error.ShouldContain("SG3047");
    }

    [Fact]
    public async Task Without_an_sdk_it_says_so()
    {
        using var folder = new TemporaryFolder();
        CliRun run = await Install(folder, new NoPrograms());
        run.ExitCode.ShouldBe(6);
        run.Error.ShouldContain("SG3045");
        Directory.Exists(folder[Target]).ShouldBeFalse();
    }

    [Fact]
    public async Task An_engine_that_does_not_start_is_exit_6_with_its_own_words()
    {
        using var folder = new TemporaryFolder();
        var publish = new ScriptedPublish();
        publish.Files[$"{EngineKind.PluginAssembly}.dll"] = FakeEngine.Assembly(works: false);
        await Install(folder, publish);
        CliRun run = await CliRun.Of(folder.Path, "doctor", "--engine", "torch");
        run.ExitCode.ShouldBe(6);
        run.Error.ShouldContain("SG3044");
        run.Error.ShouldContain("the driver is too old");
        run.Error.ShouldContain("safety-gate engine install torch-cpu --force");
    }

    [Fact]
    public async Task A_named_source_replaces_the_configured_ones_and_is_written_so_that_MSBuild_reads_it_back()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["a $(b) 100%"]);
        var publish = new ScriptedPublish();
        await Install(folder, publish, "--source", "a $(b) 100%", "--source", "https://example.org/v3/index.json");
        publish.Project.ShouldContain("a %24%28b%29 100%25;https://example.org/v3/index.json</RestoreSources>");
    }

    [Theory]
    [InlineData("build-version", "2.10.0+cu128", true)]
    [InlineData("build-version", "2.9.1+cu128", false)]
    [InlineData("build-version", "2.10.01", false)]
    [InlineData("version.py", "__all__ = []\n__version__ = '2.10.0+cu128'\n", true)]
    [InlineData("version.py", "__version__ = '2.8.0'\n", false)]
    [InlineData("lib/libtorch_cpu.so.2.10", "", true)]
    [InlineData("lib/libtorch_cpu.so.2.6", "", false)]
    [InlineData("lib/nothing", "", false)]
    public async Task A_libtorch_of_the_matching_version_is_used_in_place(string file, string text, bool fits)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["torch/lib"]);
        folder.Write("torch/lib/libtorch_cpu.so", "");
        folder.Write(Path.Combine("torch", file), text);
        var publish = new ScriptedPublish();
        publish.Files.Remove(FakeEngine.NativeLibrary);

        CliRun run = await Install(folder, publish, "--libtorch", "torch");

        run.ExitCode.ShouldBe(fits ? 0 : 6, run.Output + run.Error);
        if (!fits)
        {
            run.Error.ShouldContain("SG3049");
            return;
        }

        publish.Project.ShouldNotContain("TorchSharp-cpu", customMessage: "libtorch is not fetched a second time");
        File.ReadAllText(folder[Path.Combine(Target, "engine.json")]).ShouldContain("\"libtorchFolder\": ");
        Directory.Delete(folder["torch"], recursive: true);
        CliRun gone = await CliRun.Of(folder.Path, "doctor", "--engine", "torch");
        gone.ExitCode.ShouldBe(6);
        gone.Error.ShouldContain("SG3043");
    }

    private static async Task<CliRun> Install(TemporaryFolder folder, IProcessStarter processes, params string[] more)
    {
        CliRun.Processes.Value = processes;
        return await CliRun.Of(folder.Path, ["engine", "install", "torch-cpu", .. more]);
    }

    private sealed class NoPrograms : IProcessStarter
    {
        public IRunningProcess Start(ProcessRequest request) => throw new Win32Exception(2);
    }
}
