using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

public sealed class HostileTextTests
{
    [Theory]
    [InlineData("model\n::set-output name=verdict::pass")]
    [InlineData("model\r\n::error::nothing")]
    [InlineData("model\u001b[2J\u2028::notice::x")]
    public async Task No_folder_name_begins_a_line_of_its_own(string name)
    {
        using var folder = new TemporaryFolder();
        string candidate = Samples.Copy(Samples.Benign, folder[name]);

        CliRun check = await CliRun.Of(folder.Path, Samples.Check(candidate, "--limit-is-unknown"));
        CliRun run = await CliRun.Of(folder.Path, Samples.Check(candidate, "--out", folder["run"]));
        CliRun doctor = await CliRun.Of(folder.Path, "doctor", candidate, folder[name + "-that-is-not-there"]);

        foreach (string text in new[] { check.Error, run.Output, run.Error, doctor.Output, doctor.Error })
        {
            text.Split('\n', '\r', '\u2028').ShouldAllBe(line => !line.StartsWith("::", StringComparison.Ordinal));
            text.ShouldNotContain("\u001b");
        }
    }
}
