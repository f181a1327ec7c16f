using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

/// <summary><c>fetch</c> from a hub on loopback, and what it leaves for the other commands.</summary>
public sealed class FetchTests
{
    [Fact]
    public async Task A_fetched_model_can_be_looked_at_by_its_id()
    {
        using var folder = new TemporaryFolder();
        using var server = new HubServer();
        foreach (string file in Directory.EnumerateFiles(Samples.Aligned))
            server.Add(Path.GetFileName(file), File.ReadAllBytes(file));
        CliRun.Endpoint.Value = server.Address;

        CliRun run = await CliRun.Of(folder.Path, "fetch", "owner/name");
        run.ExitCode.ShouldBe(0, run.Error);
        Directory.Exists(run.Output.Trim()).ShouldBeTrue();
        run.Error.ShouldContain("model.safetensors");
        run.Error.ShouldNotContain("hf_secret");

        run = await CliRun.Of(folder.Path, "doctor", "owner/name");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("name@0123456");
    }

    [Fact]
    public async Task A_model_that_the_hub_does_not_have_ends_with_4()
    {
        using var folder = new TemporaryFolder();
        using var server = new HubServer();
        CliRun.Endpoint.Value = server.Address;
        CliRun run = await CliRun.Of(folder.Path, "fetch", "owner/other");
        run.ExitCode.ShouldBe(4);
        run.Error.ShouldContain("SG1503");
    }

    [Theory]
    [InlineData("../name")]
    [InlineData("name")]
    public async Task A_malformed_id_ends_with_4(string id)
    {
        using var folder = new TemporaryFolder();
        CliRun run = await CliRun.Of(folder.Path, "fetch", id);
        run.ExitCode.ShouldBe(4);
        run.Error.ShouldContain("SG1500");
    }

    [Fact]
    public async Task A_cancelled_download_ends_with_130()
    {
        using var folder = new TemporaryFolder();
        using var server = new HubServer();
        using var cancellation = new CancellationTokenSource();
        server.Intercept = _ =>
        {
            cancellation.Cancel();
            return true;
        };
        CliRun.Endpoint.Value = server.Address;
        CliRun run = await CliRun.Of(folder.Path, cancellation.Token, "fetch", "owner/name");
        run.ExitCode.ShouldBe(130);
        run.Error.ShouldContain("kept");
    }
}
