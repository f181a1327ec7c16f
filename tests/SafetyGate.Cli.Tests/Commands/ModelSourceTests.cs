using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

/// <summary>Models by folder, by id and as an adapter over the base.</summary>
public sealed class ModelSourceTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public async Task A_cached_model_is_checked_by_its_id()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["hub/models--lab--aligned/refs"]);
        folder.Write("hub/models--lab--aligned/refs/main", Commit);
        Samples.Copy(Samples.Aligned, folder[$"hub/models--lab--aligned/snapshots/{Commit}"]);

        CliRun run = await CliRun.Of(folder.Path, Samples.Check("lab/aligned", Samples.Harmful, ["--out", "run"]));

        run.ExitCode.ShouldBe(2, run.Error);
        run.Output.ShouldContain("aligned@0123456");
    }

    [Fact]
    public async Task A_model_that_is_not_cached_is_never_downloaded()
    {
        using var folder = new TemporaryFolder();
        CliRun run = await CliRun.Of(folder.Path, "check", "--base", Samples.Aligned, "--candidate", "lab/unknown");
        run.ExitCode.ShouldBe(4);
        run.Error.ShouldContain("SG1501");
        run.Error.ShouldContain("safety-gate fetch lab/unknown");
    }

    [Fact]
    public async Task An_adapter_is_checked_over_the_base()
    {
        using var folder = new TemporaryFolder();
        WriteAdapter(folder, scale: 0);

        CliRun run = await CliRun.Of(folder.Path, Samples.Check("adapter", "--out", "run"));

        run.ExitCode.ShouldBe(0, run.Error + run.Output);
        string[] points = File.ReadAllLines(folder["run/responses.jsonl"]);
        points.Length.ShouldBe(2 * 11);
    }

    [Fact]
    public async Task Doctor_looks_at_an_adapter_over_the_checkpoint_before_it()
    {
        using var folder = new TemporaryFolder();
        WriteAdapter(folder, scale: 0.01f);

        CliRun run = await CliRun.Of(folder.Path, "doctor", Samples.Aligned, "adapter");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("adapter");

        run = await CliRun.Of(folder.Path, "doctor", "adapter");
        run.ExitCode.ShouldBe(5);
        run.Error.ShouldContain("SG2013");
    }

    [Fact]
    public async Task An_adapter_of_another_model_is_refused()
    {
        using var folder = new TemporaryFolder();
        WriteAdapter(folder, scale: 1, layer: 99);
        CliRun run = await CliRun.Of(folder.Path, Samples.Check("adapter"));
        run.ExitCode.ShouldBe(5);
        run.Error.ShouldContain("SG2052");
    }

    private static void WriteAdapter(TemporaryFolder folder, float scale, int layer = 0)
    {
        const int Rank = 2;
        const int Hidden = 128;
        Directory.CreateDirectory(folder["adapter"]);
        folder.Write("adapter/adapter_config.json", """{"peft_type": "LORA", "r": 2, "lora_alpha": 4, "task_type": "CAUSAL_LM"}""");
        string module = $"base_model.model.model.layers.{layer}.self_attn.o_proj";
        float[] values = [.. Enumerable.Range(0, Rank * Hidden).Select(i => scale * ((i % 7) - 3))];
        SafetensorsWriter.Write(
            folder["adapter/adapter_model.safetensors"],
            [($"{module}.lora_A.weight", "F32", [Rank, Hidden], values), ($"{module}.lora_B.weight", "F32", [Hidden, Rank], values)]);
    }
}
