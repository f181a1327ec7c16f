using SafetyGate.Packages.Tests.Feed;

namespace SafetyGate.Packages.Tests.MSBuild;

internal static class BuildResultExtensions
{
    /// <summary>A build that fails returns 1, whatever made it fail.</summary>
    public static CommandResult ShouldNotPass(this CommandResult result) => result.ShouldReturn(1);
}
