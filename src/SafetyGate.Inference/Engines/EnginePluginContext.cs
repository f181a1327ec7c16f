using System.Reflection;
using System.Runtime.Loader;
using SafetyGate.Inference.Generation;

namespace SafetyGate.Inference.Engines;

/// <summary>
/// The assemblies of an engine, apart from the program's own: it has its own versions of whatever it needs, and shares
/// only this assembly, whose types pass between the two.
/// </summary>
internal sealed class EnginePluginContext(string entryAssembly) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(entryAssembly))
{
    private static readonly Assembly Shared = typeof(IEnginePlugin).Assembly;

    private readonly AssemblyDependencyResolver _resolver = new(entryAssembly);

    /// <summary>The plug-in of an engine whose files have been checked.</summary>
    /// <exception cref="TypeLoadException">The assembly does not have exactly one plug-in.</exception>
    public static IEnginePlugin Load(string folder, EngineManifest manifest)
    {
        var context = new EnginePluginContext(Path.GetFullPath(Path.Combine(folder, manifest.EntryAssembly)));
        Assembly assembly = context.LoadFromAssemblyPath(Path.GetFullPath(Path.Combine(folder, manifest.PluginAssembly)));
        Type[] plugins = [.. assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IEnginePlugin)))];
        return plugins is [Type plugin]
            ? (IEnginePlugin)Activator.CreateInstance(plugin)!
            : throw new TypeLoadException($"{manifest.PluginAssembly} has {plugins.Length} classes that implement {nameof(IEnginePlugin)}");
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == Shared.GetName().Name ? Shared
        : _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path)
        : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
