using System.Runtime.InteropServices;

namespace SafetyGate.Cli.Engines;

/// <summary>Where engines are kept, and for which platform.</summary>
internal static class EngineLocation
{
    /// <summary>The variable that names another folder for all engines.</summary>
    public const string RootVariable = "SAFETYGATE_ENGINES";

    /// <summary>The variable that names an installed libtorch, as <c>--libtorch</c> does.</summary>
    public const string LibtorchVariable = "SAFETYGATE_LIBTORCH";

    /// <summary>This machine's runtime identifier as packages know it, for example <c>linux-x64</c>.</summary>
    public static string Platform { get; } =
        (OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")
        + "-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary><c>SAFETYGATE_ENGINES</c>, else <c>safety-gate/engines</c> in the user's cache folder.</summary>
    /// <param name="variable">A variable of the environment, or null.</param>
    /// <param name="home">The user's home folder.</param>
    /// <param name="cache">The user's cache folder where the system has one of its own; else XDG's.</param>
    /// <param name="current">The folder that relative paths start at.</param>
    public static string Root(Func<string, string?> variable, string home, string? cache, string current)
    {
        if (variable(RootVariable) is { Length: > 0 } named)
            return Path.GetFullPath(named, current);
        cache ??= variable("XDG_CACHE_HOME") is { Length: > 0 } given ? given : Path.Combine(home, ".cache");
        return Path.GetFullPath(Path.Combine(cache, "safety-gate", "engines"), current);
    }
}
