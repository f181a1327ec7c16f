using System.Diagnostics;
using System.Text;

namespace SafetyGate.Packages.Tests.Feed;

/// <summary>Runs programs away from the user's own tools, packages and settings.</summary>
internal sealed class Shell(string home, string packages)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>What the test run's own SDK leaves behind and another build must not inherit.</summary>
    private static readonly string[] Foreign =
    [
        "MSBUILD_EXE_PATH", "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly",
        "DOTNET_HOST_PATH", "DOTNET_ROOT", "DOTNET_STARTUP_HOOKS", "CI", "GITHUB_ACTIONS", "TF_BUILD",
    ];

    public CommandResult DotNet(string folder, params string[] arguments) => Run(folder, "dotnet", arguments);

    public CommandResult Run(string folder, string program, params string[] arguments)
    {
        using Process process = Start(folder, program, arguments, out StringBuilder output);
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.WaitForExit();
        lock (output)
            return new CommandResult($"{program} {string.Join(' ', arguments)}", process.ExitCode, output.ToString());
    }

    /// <summary>Starts a program; what it says is gathered under a lock on <paramref name="output"/>.</summary>
    public Process Start(string folder, string program, string[] arguments, out StringBuilder output)
    {
        var said = new StringBuilder();
        output = said;
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string name in Foreign)
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_HOME"] = home;
        start.Environment["NUGET_PACKAGES"] = packages;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1";
        start.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        start.Environment["DOTNET_ADD_GLOBAL_TOOLS_TO_PATH"] = "false";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["UseSharedCompilation"] = "false";

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Append(e.Data);
        process.ErrorDataReceived += (_, e) => Append(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Append(string? line)
        {
            if (line is null)
                return;
            lock (said)
                said.Append(line).Append('\n');
        }
    }
}
