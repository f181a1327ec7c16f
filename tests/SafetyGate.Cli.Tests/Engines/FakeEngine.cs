using System.IO.Compression;
using System.Reflection;
using System.Reflection.Emit;
using SafetyGate.Cli.Engines;
using SafetyGate.Inference.Generation;

namespace SafetyGate.Cli.Tests.Engines;

/// <summary>
/// Packages named as the real engine's: an assembly whose plug-in gives the scalar engine, so that a run that says
/// "scalar" under <c>--engine torch</c> came through it, and native libraries that are only bytes.
/// </summary>
internal static class FakeEngine
{
    /// <summary>Larger than what is hashed at every load.</summary>
    public const int NativeBytes = 5 << 20;

    /// <summary>The library that stands for libtorch on this platform.</summary>
    public static string NativeLibrary { get; } = OperatingSystem.IsWindows() ? "torch_cpu.dll" : OperatingSystem.IsMacOS() ? "libtorch_cpu.dylib" : "libtorch_cpu.so";

    /// <summary>Writes both packages into a folder.</summary>
    public static void WritePackages(string folder)
    {
        Package(folder, EngineKind.EnginePackage, ToolVersion.Text, $"lib/net10.0/{EngineKind.PluginAssembly}.dll", Assembly(works: true));
        Package(folder, "TorchSharp-cpu", EngineKind.BindingVersion, $"runtimes/{EngineLocation.Platform}/native/{NativeLibrary}", new byte[NativeBytes]);
    }

    /// <summary>The assembly with the plug-in.</summary>
    /// <param name="works">Whether it gives an engine, or throws.</param>
    public static byte[] Assembly(bool works)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(EngineKind.PluginAssembly), typeof(object).Assembly);
        TypeBuilder type = assembly.DefineDynamicModule("main").DefineType("FakePlugin", TypeAttributes.Public | TypeAttributes.Sealed, typeof(object), [typeof(IEnginePlugin)]);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        Implement(type, "get_Name", typeof(string), [], body => body.Emit(OpCodes.Ldstr, "torch"));
        Implement(type, "get_Version", typeof(string), [], body => body.Emit(OpCodes.Ldstr, ToolVersion.Text));
        Implement(type, nameof(IEnginePlugin.Create), typeof(IModelLoader), [typeof(EnginePluginRequest)], works ? GiveScalar : Fail);
        type.CreateType();
        using var stream = new MemoryStream();
        assembly.Save(stream);
        return stream.ToArray();
    }

    private static void GiveScalar(ILGenerator body) => body.Emit(OpCodes.Newobj, typeof(ScalarLoader).GetConstructor([])!);

    private static void Fail(ILGenerator body)
    {
        body.Emit(OpCodes.Ldstr, "the driver is too old");
        body.Emit(OpCodes.Newobj, typeof(DllNotFoundException).GetConstructor([typeof(string)])!);
        body.Emit(OpCodes.Throw);
    }

    private static void Implement(TypeBuilder type, string name, Type result, Type[] parameters, Action<ILGenerator> write)
    {
        ILGenerator body = type.DefineMethod(name, MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot, result, parameters).GetILGenerator();
        write(body);
        body.Emit(OpCodes.Ret);
    }

    private static void Package(string folder, string id, string version, string path, byte[] contents)
    {
        using var archive = new ZipArchive(File.Create(Path.Combine(folder, $"{id}.{version}.nupkg")), ZipArchiveMode.Create);
        using (var writer = new StreamWriter(archive.CreateEntry($"{id}.nuspec").Open()))
        {
            writer.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata><id>{id}</id><version>{version}</version><authors>test</authors><description>test</description></metadata>
                </package>
                """);
        }

        using Stream entry = archive.CreateEntry(path).Open();
        entry.Write(contents);
    }
}
