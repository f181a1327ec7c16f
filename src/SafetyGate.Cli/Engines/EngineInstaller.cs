using System.ComponentModel;
using SafetyGate.Cli.Processes;
using SafetyGate.Cli.Terminals;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Engines;

namespace SafetyGate.Cli.Engines;

/// <summary>
/// Installs engines: publishes a <see cref="StubProject"/> with the user's own SDK and NuGet configuration, checks what came
/// out, writes engine.json and moves the whole into place. Packages stay in NuGet's cache, so that an interrupted
/// installation goes on where it was; nothing that is half done is ever in an engine's place.
/// </summary>
internal sealed class EngineInstaller(Terminal terminal)
{
    private const string DotNet = "dotnet";
    private const string ErrorMark = ": error ";
    private const string PluginAssembly = EngineKind.PluginAssembly + ".dll";
    private const string EntryAssembly = StubProject.AssemblyName + ".dll";

    /// <summary>What the SDK leaves in the environment of its children, and another build must not inherit.</summary>
    private static readonly Dictionary<string, string?> Surroundings = new()
    {
        ["MSBUILD_EXE_PATH"] = null,
        ["MSBuildSDKsPath"] = null,
        ["MSBuildExtensionsPath"] = null,
        ["MSBuildLoadMicrosoftTargetsReadOnly"] = null,
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_NOLOGO"] = "1",
        ["MSBUILDTERMINALLOGGER"] = "off",
        ["MSBUILDDISABLENODEREUSE"] = "1",
    };

    private EngineStore Store => terminal.Engines;

    /// <summary>Installs an engine, and says what is done before it is done.</summary>
    /// <exception cref="SafetyGateException">See <see cref="EngineInstallErrors"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what was downloaded stays in NuGet's cache.</exception>
    public async Task RunAsync(EngineInstallRequest request, CancellationToken cancellation)
    {
        EngineKind kind = request.Kind;
        if (!kind.Packages.TryGetValue(Store.Platform, out string? native))
        {
            throw new SafetyGateException(
                EngineInstallErrors.NoSuchPlatform,
                $"{kind.Name} is made for {string.Join(", ", kind.Packages.Keys)}, and this is {Store.Platform}. The engine simd needs no installation.");
        }

        LibtorchFolder? libtorch = request.Libtorch is { } given ? LibtorchFolder.Open(terminal.Resolve(given), kind) : null;
        using EngineFolders folders = EngineFolders.Open(Store, kind.Name);
        if (!request.Force && Store.Inspect(kind.Name, full: false, cancellation) is { Problem: null, Manifest: { } there } && there.LibtorchFolder == libtorch?.Libraries)
        {
            terminal.Out.WriteLine($"{kind.Name} {Store.Version} is installed already in {Store.FolderOf(kind.Name)}");
            return;
        }

        (string, string)[] packages =
        [
            (EngineKind.EnginePackage, Store.Version),
            .. libtorch is null ? [(native, EngineKind.BindingVersion)] : Array.Empty<(string, string)>(),
        ];
        Announce(request, packages, libtorch);
        string stage = folders.Stage();
        try
        {
            string output = await PublishAsync(request, packages, stage, cancellation).ConfigureAwait(false);
            Describe(output, kind, libtorch, cancellation);
            folders.Publish(output);
        }
        finally
        {
            EngineFolders.Try(Store.Root, () =>
            {
                Directory.Delete(stage, recursive: true);
                return true;
            });
        }

        terminal.Out.WriteLine($"{kind.Name} {Store.Version} is installed in {Store.FolderOf(kind.Name)}");
        terminal.Out.WriteLine($"Use it with: safety-gate check --engine torch --device {(kind == EngineKind.TorchCuda ? "cuda:0" : "cpu")}");
    }

    private void Announce(EngineInstallRequest request, IEnumerable<(string Id, string Version)> packages, LibtorchFolder? libtorch)
    {
        string from = request.Sources.Count == 0 ? "the NuGet sources that are configured here" : string.Join(", ", request.Sources);
        terminal.Out.WriteLine($"Installing {request.Kind.Name} {Store.Version} ({request.Kind.Devices}) into {Store.FolderOf(request.Kind.Name)}");
        terminal.Out.WriteLine($"  packages  {string.Join(", ", packages.Select(package => $"{package.Id} {package.Version}"))} and what they need, from {from}");
        terminal.Out.WriteLine(libtorch is null
            ? $"  size      about {Durations.Size(request.Kind.Bytes)}, and as much again in NuGet's cache; libtorch {EngineKind.LibtorchVersion} is among it"
            : $"  size      about {Durations.Size(EngineKind.ManagedBytes)}; libtorch {libtorch.Version} stays where it is, in {libtorch.Libraries}");
        terminal.Out.WriteLine("  steps     dotnet publish of a project without code, a check, a move into place; stop it at any time, and run it again to go on");
    }

    private async Task<string> PublishAsync(EngineInstallRequest request, (string, string)[] packages, string stage, CancellationToken cancellation)
    {
        var stub = new StubProject
        {
            Packages = packages,
            Platform = Store.Platform,
            ConfigurationFolder = terminal.CurrentFolder,
            Sources = [.. request.Sources.Select(AbsoluteSource)],
        };
        string folder = Path.Combine(stage, "project");
        string output = Path.Combine(stage, "engine");
        string project = EngineFolders.Try(Store.Root, () => stub.Write(Directory.CreateDirectory(folder).FullName));
        using IRunningProcess process = Start(new ProcessRequest(DotNet, ["publish", project, "-c", "Release", "-o", output, "--nologo", "-v", "minimal"], folder) { Environment = Surroundings });
        using CancellationTokenRegistration registration = cancellation.Register(process.Kill);
        process.Input.Close();
        List<string> said = [];
        await Task.WhenAll(Forward(process.Output, said), Forward(process.Error, said)).ConfigureAwait(false);
        int exitCode = await process.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return exitCode == 0 && Directory.Exists(output) ? output : throw Failed(request, exitCode, said);
    }

    private IRunningProcess Start(ProcessRequest request)
    {
        try
        {
            return terminal.Processes.Start(request);
        }
        catch (Win32Exception exception)
        {
            throw new SafetyGateException(
                EngineInstallErrors.NoSdk, $"'{DotNet}' cannot be started ({exception.Message}). Install the .NET SDK 10 or later, and run the same command again.", exception);
        }
    }

    private async Task Forward(TextReader from, List<string> said)
    {
        while (await from.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            lock (said)
            {
                terminal.Error.WriteLine($"  {OneLine.Of(line)}");
                int mark = line.IndexOf(ErrorMark, StringComparison.Ordinal);
                string error = mark < 0 ? "" : OneLine.Of(line[(mark + ErrorMark.Length)..].TrimEnd('.', ' '));
                if (mark >= 0 && !said.Contains(error))
                    said.Add(error);
            }
        }
    }

    /// <summary>Checks what was gathered and writes engine.json beside it.</summary>
    private void Describe(string folder, EngineKind kind, LibtorchFolder? libtorch, CancellationToken cancellation) => EngineFolders.Try(Store.Root, () =>
    {
        IReadOnlyList<EngineFile> files = EngineFiles.Of(folder, cancellation);
        foreach (string needed in new[] { PluginAssembly, EntryAssembly, StubProject.AssemblyName + ".deps.json" })
        {
            if (files.All(file => file.Path != needed))
                throw Incomplete(kind, needed);
        }

        if (libtorch is null && !files.Any(file => kind.NativeLibraries.Contains(Path.GetFileName(file.Path))))
            throw Incomplete(kind, string.Join(" or ", kind.NativeLibraries));
        EngineManifestFile.Write(folder, new EngineManifest
        {
            Name = kind.Name,
            Version = Store.Version,
            Contract = EngineManifest.CurrentContract,
            Platform = Store.Platform,
            EntryAssembly = EntryAssembly,
            PluginAssembly = PluginAssembly,
            TorchSharp = EngineKind.BindingVersion,
            Libtorch = libtorch?.Version ?? EngineKind.LibtorchVersion,
            LibtorchFolder = libtorch?.Libraries,
            Files = files,
            Complete = true,
        });
        return true;
    });

    /// <summary>A source as the stub's own folder would have to write it.</summary>
    private string AbsoluteSource(string source) =>
        !source.Contains("://", StringComparison.Ordinal) && Directory.Exists(terminal.Resolve(source)) ? terminal.Resolve(source) : source;

    private static SafetyGateException Failed(EngineInstallRequest request, int exitCode, List<string> said) => new(
        EngineInstallErrors.BuildFailed,
        $"'dotnet publish' ended with {exitCode}{(said.Count == 0 ? "" : $": {said[0]}")}. "
        + $"Check that the sources (--source, or the nuget.config of this folder) have the packages, then run again, which goes on where it was: safety-gate engine install {request.Kind.Name}",
        said.Count > 1 ? said : []);

    private static SafetyGateException Incomplete(EngineKind kind, string missing) => new(
        EngineInstallErrors.BuildFailed, $"The packages were fetched, but they brought no {missing}: they are not those of {kind.Name}. Check which source they come from (--source, or the nuget.config of this folder).");
}
