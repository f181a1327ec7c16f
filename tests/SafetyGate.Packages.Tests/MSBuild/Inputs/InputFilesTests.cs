using SafetyGate.MSBuild.Inputs;
using SafetyGate.TestSupport;

namespace SafetyGate.Packages.Tests.MSBuild.Inputs;

public class InputFilesTests
{
    private static readonly DateTime Long = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_file_that_is_changed_older_added_or_removed_changes_what_is_written_down()
    {
        using var folder = new TemporaryFolder();
        folder.Write("model.safetensors", "abc");
        var seen = new List<string> { Text(folder) };

        File.SetLastWriteTimeUtc(folder["model.safetensors"], Long);
        seen.Add(Text(folder));
        folder.Write("config.json", "{}");
        seen.Add(Text(folder));
        File.Delete(folder["config.json"]);

        Text(folder).ShouldBe(seen[1]);
        seen.ShouldBeUnique();
    }

    [Fact]
    public void A_link_changes_with_what_it_points_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        using var folder = new TemporaryFolder();
        folder.Write("blob", "abc");
        File.SetLastWriteTimeUtc(folder["blob"], Long);
        File.CreateSymbolicLink(folder["link"], folder["blob"]);
        string before = string.Concat(InputFiles.Lines(folder["link"]));
        string.Concat(InputFiles.Lines(folder["link"])).ShouldBe(before);

        File.SetLastWriteTimeUtc(folder["blob"], Long.AddDays(1));

        string.Concat(InputFiles.Lines(folder["link"])).ShouldNotBe(before);
    }

    [Fact]
    public void The_prompt_file_is_found_in_the_configuration_relative_to_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("my prompts.csv", "goal");
        folder.Write("safety-gate.json", "{ /* \"no\" */ \"prompts\": { \"path\": \"my prompts.csv\" } }");

        ConfiguredPrompts.Of(folder["safety-gate.json"]).ShouldBe([folder["my prompts.csv"]]);
    }

    private static string Text(TemporaryFolder folder) => string.Join('\n', InputFiles.Lines(folder.Path));
}
