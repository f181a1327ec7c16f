using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.TorchSharp.Runtime;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.TorchSharp.Tests.Runtime;

/// <summary>Whatever is wrong with the libraries is said before they are loaded: a second try needs a new process.</summary>
public sealed class TorchRuntimeTests
{
    [Theory]
    [InlineData("build-version", "2.6.0+cpu\n")]
    [InlineData("version.py", "from typing import Optional\n__all__ = ['__version__']\n__version__ = '2.6.0+cu124'\ndebug = False\n")]
    [InlineData("lib/libtorch_cpu.so.2.6", "")]
    public void Another_version_is_refused(string file, string text)
    {
        using TemporaryFolder folder = Installation("torch_cpu", "c10", "torch");
        File.WriteAllText(folder[file], text);
        SafetyGateException error = Refusal(folder.Path);
        error.Code.ShouldBe(TorchErrors.VersionMismatch);
        error.Message.ShouldContain("is 2.6");
        error.Message.ShouldContain("made for 2.10");
    }

    [Theory]
    [InlineData("2.1.0")]
    [InlineData("2.100.0")]
    [InlineData("12.10.0")]
    public void A_version_that_begins_or_ends_alike_is_another(string version)
    {
        using TemporaryFolder folder = Installation("torch_cpu", "c10", "torch");
        folder.Write("build-version", version);
        Refusal(folder.Path).Code.ShouldBe(TorchErrors.VersionMismatch);
    }

    [Theory]
    [InlineData("build-version", "2.10.0+cu128", "2.10.0+cu128")]
    [InlineData("version.py", "__version__ = \"2.10.1\"", "2.10.1")]
    [InlineData("build-version", "no number", null)]
    public void The_version_is_read_from_the_installation(string file, string text, string? version)
    {
        using TemporaryFolder folder = Installation("torch_cpu");
        folder.Write(file, text);
        Find(folder.Path)!.Version.ShouldBe(version);
        Find(Path.Combine(folder.Path, "lib"))!.Version.ShouldBe(version); // its lib may be named as well
    }

    [Fact]
    public void A_folder_without_libtorch_is_refused()
    {
        using var folder = new TemporaryFolder();
        Refusal(folder.Path).Code.ShouldBe(TorchErrors.LibrariesMissing);
        Refusal(Path.Combine(folder.Path, "nowhere")).Code.ShouldBe(TorchErrors.LibrariesMissing);
    }

    [Fact]
    public void A_GPU_is_refused_by_a_libtorch_for_processors_before_anything_is_loaded()
    {
        using TemporaryFolder folder = Installation("torch_cpu", "c10", "torch");
        folder.Write("build-version", "2.10.0+cpu");
        Refusal(folder.Path, "cuda:0").Code.ShouldBe(TorchErrors.DeviceUnavailable);
        Find(folder.Path)!.HasCuda.ShouldBeFalse();
    }

    [Fact]
    public void A_library_that_cannot_be_loaded_is_named()
    {
        using TemporaryFolder folder = Installation("torch_cpu", "c10", "torch", "LibTorchSharp");
        folder.Write("build-version", "2.10.0+cpu");
        SafetyGateException error = Refusal(folder.Path);
        error.Code.ShouldBe(TorchErrors.NotLoadable);
        error.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void An_incomplete_libtorch_is_refused()
    {
        using TemporaryFolder folder = Installation("torch_cpu", "LibTorchSharp");
        folder.Write("build-version", "2.10.0+cpu");
        Refusal(folder.Path).Code.ShouldBeOneOf(TorchErrors.LibrariesMissing, TorchErrors.NotLoadable); // the latter where another is loaded
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("CPU")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda: 1")]
    [InlineData("cuda:256")]
    [InlineData("cuda:0,cuda:1")]
    public void Names_of_no_device_are_refused(string name) =>
        Should.Throw<SafetyGateException>(() => TorchDevice.Parse(name)).Code.ShouldBe(TorchErrors.DeviceUnavailable);

    [Theory]
    [InlineData("cpu", "cpu")]
    [InlineData("cuda", "cuda:0")]
    [InlineData("cuda:3", "cuda:3")]
    public void Names_of_devices_are_read(string name, string full) => TorchDevice.Parse(name).ToString().ShouldBe(full);

    [Fact]
    public void Every_GPU_of_a_machine_is_described_alike() =>
        TorchDevice.Parse("cuda:3").Kind.ShouldBe(TorchDevice.Parse("cuda:0").Kind);

    [Fact]
    public void Libraries_of_packages_are_found_beside_the_engine()
    {
        using var folder = new TemporaryFolder();
        string natives = NativeFolder.Of(folder.Path)[1];
        Directory.CreateDirectory(natives);
        File.WriteAllText(Path.Combine(natives, "libtorch_cpu.so"), "");
        File.WriteAllText(Path.Combine(natives, "libtorch_cuda.so"), "");
        var request = new TorchRuntimeRequest { Device = TorchDevice.Cpu, EngineFolder = folder.Path };
        LibtorchInstallation found = LibtorchInstallation.Find(request)!;
        (found.Version, found.HasCuda).ShouldBe((null, true));
    }

    [Fact]
    public void A_GPU_that_is_not_there_is_refused_by_the_libtorch_that_looks()
    {
        Torch.Start();
        Assert.SkipUnless(LibtorchInstallation.Find(Request(Torch.Folder!, "cpu"))!.HasCuda, "this libtorch is for processors");
        Refusal(Torch.Folder!, "cuda:200").Code.ShouldBe(TorchErrors.DeviceUnavailable);
    }

    [Fact]
    public void The_plug_in_names_itself_without_any_library()
    {
        var plugin = new TorchEnginePlugin();
        plugin.Name.ShouldBe("torch");
        plugin.Version.ShouldNotBeEmpty();
    }

    private static SafetyGateException Refusal(string folder, string device = "cpu") =>
        Should.Throw<SafetyGateException>(() => new TorchEnginePlugin().Create(new EnginePluginRequest { Device = device, LibtorchFolder = folder }));

    private static LibtorchInstallation? Find(string folder) => LibtorchInstallation.Find(Request(folder, "cpu"));

    private static TorchRuntimeRequest Request(string folder, string device) =>
        new() { Device = TorchDevice.Parse(device), EngineFolder = AppContext.BaseDirectory, LibtorchFolder = folder };

    /// <summary>Empty files under the names of libraries; nothing may try to load them.</summary>
    private static TemporaryFolder Installation(params string[] libraries)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["lib"]);
        foreach (string library in libraries)
            folder.Write($"lib/lib{library}.so", "");
        return folder;
    }
}
