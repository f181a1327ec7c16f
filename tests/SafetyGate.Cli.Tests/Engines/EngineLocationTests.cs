using SafetyGate.Cli.Engines;
using SafetyGate.Cli.Processes;

namespace SafetyGate.Cli.Tests.Engines;

public sealed class EngineLocationTests
{
    [Fact]
    public void Engines_are_in_the_users_cache_unless_another_folder_is_named()
    {
        string home = Path.GetFullPath("/home/me");
        Root([], home, null).ShouldBe(Path.Combine(home, ".cache", "safety-gate", "engines"));
        Root(new() { ["XDG_CACHE_HOME"] = Path.GetFullPath("/fast") }, home, null).ShouldBe(Path.Combine(Path.GetFullPath("/fast"), "safety-gate", "engines"));
        Root([], home, Path.GetFullPath("/local")).ShouldBe(Path.Combine(Path.GetFullPath("/local"), "safety-gate", "engines"));
        Root(new() { ["SAFETYGATE_ENGINES"] = "here" }, home, null).ShouldBe(Path.Combine(Path.GetFullPath("/work"), "here"));
    }

    [Theory]
    [InlineData("/usr/share/dotnet/dotnet", "/usr/share/dotnet/dotnet /tool/safety-gate.dll")]
    [InlineData(null, "dotnet /tool/safety-gate.dll")]
    [InlineData("/tools/dotnet-safety-gate", "/tools/dotnet-safety-gate")]
    public void The_program_starts_itself_as_it_was_started(string? process, string expected) =>
        string.Join(' ', ThisProgram.Command(process, "/tool")).Replace('\\', '/').ShouldBe(expected);

    private static string Root(Dictionary<string, string> variables, string home, string? cache) =>
        EngineLocation.Root(name => variables.GetValueOrDefault(name), home, cache, Path.GetFullPath("/work"));
}
