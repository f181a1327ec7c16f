using System.Reflection;

namespace SafetyGate.Cli;

/// <summary>The version of this build, without the commit that the SDK may append.</summary>
internal static class ToolVersion
{
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
