using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;

namespace SafetyGate.Inference.Engines;

/// <summary>
/// The engines installed on this machine: <c>root/name/version</c>, each with its engine.json. An engine is used only by the
/// very version of the program that it was installed for.
/// </summary>
/// <param name="root">The folder of all engines; it need not exist.</param>
/// <param name="version">This program's version.</param>
/// <param name="platform">This machine's runtime identifier.</param>
public sealed class EngineStore(string root, string version, string platform)
{
    /// <summary>The folder of all engines.</summary>
    public string Root => root;

    /// <summary>This program's version, which an engine must have.</summary>
    public string Version => version;

    /// <summary>This machine's runtime identifier.</summary>
    public string Platform => platform;

    /// <summary>The folder of an engine's versions.</summary>
    public string VersionsOf(string name) => Path.Combine(root, name);

    /// <summary>The folder of the version that this program uses.</summary>
    public string FolderOf(string name) => Path.Combine(root, name, version);

    /// <summary>Whether there is anything of an engine, usable or not, in any version.</summary>
    public bool IsPresent(string name) => Versions(name).Count > 0;

    /// <summary>How an engine stands.</summary>
    /// <param name="name">The name under which it is installed.</param>
    /// <param name="full">Whether to hash every file; else the large ones are held against their sizes only.</param>
    /// <param name="cancellation">Stops between files.</param>
    public EngineStatus Inspect(string name, bool full, CancellationToken cancellation)
    {
        string folder = FolderOf(name);
        try
        {
            if (!Directory.Exists(folder))
                return new EngineStatus(folder, null, Absent(name));
            if (EngineManifestFile.Find(folder) is not { } manifest)
                return new EngineStatus(folder, null, Problem(EngineLoadErrors.Unfinished, $"The installation of {name} in '{folder}' was not finished, or its {EngineManifestFile.Name} was changed", name));
            return new EngineStatus(folder, manifest, Mismatch(name, manifest) ?? Damage(name, folder, manifest, full, cancellation));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new EngineStatus(folder, null, Problem(EngineLoadErrors.Damaged, $"The files of {name} in '{folder}' cannot be read ({exception.Message})", name));
        }
    }

    /// <summary>Starts an engine on a device.</summary>
    /// <param name="name">The name under which it is installed.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda:N</c>.</param>
    /// <exception cref="SafetyGateException">See <see cref="EngineLoadErrors"/>, or what the engine says of the device.</exception>
    public IModelLoader Load(string name, string device)
    {
        EngineStatus status = Inspect(name, full: false, CancellationToken.None);
        if (status.Problem is { } problem)
            throw problem;
        try
        {
            IEnginePlugin plugin = EnginePluginContext.Load(status.Folder, status.Manifest!);
            return plugin.Create(new EnginePluginRequest { Device = device, LibtorchFolder = status.Manifest!.LibtorchFolder });
        }
        catch (Exception exception) when (exception is not (SafetyGateException or OutOfMemoryException or OperationCanceledException))
        {
            Exception cause = exception.GetBaseException();
            throw new SafetyGateException(
                EngineLoadErrors.CannotLoad,
                $"{name} in '{status.Folder}' cannot be started on {device} ({cause.GetType().Name}: {cause.Message}). "
                + $"Check its files with 'safety-gate engine list --verify', or install it anew with 'safety-gate engine install {name} --force'.",
                exception);
        }
    }

    private static SafetyGateException Problem(ErrorCode code, string what, string name) =>
        new(code, $"{what}. Run: safety-gate engine install {name}");

    private SafetyGateException? Mismatch(string name, EngineManifest manifest)
    {
        string? wrong = manifest.Name != name || manifest.Version != version ? $"it is {manifest.Name} {manifest.Version}, and {name} {version} is needed"
            : manifest.Contract != EngineManifest.CurrentContract ? $"it has the interface {manifest.Contract}, and {EngineManifest.CurrentContract} is needed"
            : manifest.Platform != platform ? $"it was built for {manifest.Platform}, and this is {platform}"
            : null;
        return wrong is null ? null : Problem(EngineLoadErrors.WrongVersion, $"The engine in '{FolderOf(name)}' does not fit: {wrong}", name);
    }

    private static SafetyGateException? Damage(string name, string folder, EngineManifest manifest, bool full, CancellationToken cancellation)
    {
        if (manifest.LibtorchFolder is { } libtorch && !Directory.Exists(libtorch))
        {
            return new SafetyGateException(
                EngineLoadErrors.Damaged,
                $"{name} uses the libtorch in '{libtorch}', which is not there any more. Run: safety-gate engine install {name} --libtorch DIR, or without it for a copy of its own");
        }

        IReadOnlyList<string> problems = EngineFiles.Problems(folder, manifest, full, cancellation);
        return problems.Count == 0 ? null : new SafetyGateException(
            EngineLoadErrors.Damaged,
            $"{name} in '{folder}' is damaged: {problems[0]}{(problems.Count > 1 ? $", and {problems.Count - 1} more" : "")}. Run: safety-gate engine install {name}",
            problems);
    }

    private SafetyGateException Absent(string name)
    {
        IReadOnlyList<string> others = Versions(name);
        return others.Count == 0
            ? Problem(EngineLoadErrors.NotInstalled, $"The engine {name} is not installed in '{root}'", name)
            : Problem(EngineLoadErrors.WrongVersion, $"{name} is installed for version {string.Join(" and ", others)}, and this is {version}", name);
    }

    private IReadOnlyList<string> Versions(string name) => Directory.Exists(VersionsOf(name))
        ? [.. Directory.EnumerateDirectories(VersionsOf(name)).Select(Path.GetFileName).OfType<string>()
            .Where(folder => !folder.StartsWith('.')).Order(StringComparer.Ordinal)]
        : [];
}
