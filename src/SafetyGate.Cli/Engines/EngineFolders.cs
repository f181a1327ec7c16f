using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Engines;

namespace SafetyGate.Cli.Engines;

/// <summary>
/// The folder of one engine while it is changed: locked against other processes until disposed or killed. What is under way
/// lies in hidden folders beside the versions; those of processes that died are swept away on opening.
/// </summary>
internal sealed class EngineFolders : IDisposable
{
    private readonly EngineStore _store;
    private readonly string _name;
    private readonly FileStream _lock;

    private EngineFolders(EngineStore store, string name, FileStream file)
    {
        _store = store;
        _name = name;
        _lock = file;
    }

    /// <summary>Locks an engine's folder, which is made where there is none.</summary>
    public static EngineFolders Open(EngineStore store, string name) => Try(store.Root, () =>
    {
        Directory.CreateDirectory(store.VersionsOf(name));
        var folders = new EngineFolders(store, name, Lock(Path.Combine(store.Root, $"{name}.lock"), name));
        foreach (string left in Directory.EnumerateDirectories(store.VersionsOf(name), ".*"))
            Directory.Delete(left, recursive: true);
        return folders;
    });

    /// <summary>A new empty hidden folder.</summary>
    public string Stage() => Try(_store.Root, () => Directory.CreateDirectory(Hidden("staging")).FullName);

    /// <summary>Puts a finished folder in the place of this program's version, at once.</summary>
    public void Publish(string staged) => Try(_store.Root, () =>
    {
        string target = _store.FolderOf(_name);
        string? old = Directory.Exists(target) ? Hidden("old") : null;
        if (old is not null)
            Directory.Move(target, old);
        Directory.Move(staged, target);
        if (old is not null)
            Directory.Delete(old, recursive: true);
        return true;
    });

    /// <summary>Deletes every version; false where there was none.</summary>
    public bool Remove() => Try(_store.Root, () =>
    {
        bool any = _store.IsPresent(_name);
        Directory.Delete(_store.VersionsOf(_name), recursive: true);
        return any;
    });

    public void Dispose() => _lock.Dispose();

    /// <summary>Does something with the folders.</summary>
    public static T Try<T>(string root, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SafetyGateException(
                EngineInstallErrors.NotWritable,
                $"The engines' folder '{root}' cannot be written: {exception.Message} Free space or change its permissions, or name another folder in {EngineLocation.RootVariable}.",
                exception);
        }
    }

    private static FileStream Lock(string path, string name)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw new SafetyGateException(EngineInstallErrors.Busy, $"Another process is installing or removing {name}. Wait for it, and run the same command again.", exception);
        }
    }

    private string Hidden(string what) => Path.Combine(_store.VersionsOf(_name), $".{what}-{Guid.NewGuid():N}");
}
