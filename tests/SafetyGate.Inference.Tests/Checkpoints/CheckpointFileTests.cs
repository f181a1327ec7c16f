using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints;

public class CheckpointFileTests
{
    [Fact]
    public void A_file_of_the_folder_is_found_as_text_and_as_stream()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        folder.Write("tokenizer_config.json", "{\"bos\": \"é\"}");
        folder.Write("empty.txt", "");
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        checkpoint.FindText("tokenizer_config.json").ShouldBe("{\"bos\": \"é\"}");
        checkpoint.FindText("empty.txt").ShouldBe("");
        checkpoint.FindText("tokenizer.json").ShouldBeNull();
        using Stream stream = checkpoint.FindFile("tokenizer_config.json").ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        reader.ReadToEnd().ShouldBe("{\"bos\": \"é\"}");
        checkpoint.FindFile("tokenizer.json").ShouldBeNull();
    }

    [Theory]
    [InlineData("../config.json")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("/etc/hostname")]
    [InlineData("a\\b.json")]
    [InlineData("C:x.json")]
    [InlineData("a\0b")]
    public void A_name_that_could_lead_out_of_the_folder_is_refused(string fileName)
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        Should.Throw<SafetyGateException>(() => checkpoint.FindText(fileName)).Code.ShouldBe(CheckpointErrors.UnsafeFileName);
        Should.Throw<SafetyGateException>(() => checkpoint.FindFile(fileName)).Code.ShouldBe(CheckpointErrors.UnsafeFileName);
    }

    [Fact]
    public void A_text_that_is_not_utf8_is_refused()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        folder.Write("bad.txt", [0x61, 0xC3, 0x28]);
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        Should.Throw<SafetyGateException>(() => checkpoint.FindText("bad.txt")).Code.ShouldBe(CheckpointErrors.DamagedText);
    }

    [Fact]
    public void A_text_that_is_too_large_is_refused_before_it_is_read()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        using (FileStream stream = File.Create(folder["large.txt"]))
            stream.SetLength((128L << 20) + 1);
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        Should.Throw<SafetyGateException>(() => checkpoint.FindText("large.txt")).Code.ShouldBe(CheckpointErrors.DamagedText);
    }

    [Fact]
    public void Links_into_a_cache_are_followed_as_hugging_face_lays_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "symbolic links need a privilege on Windows");
        using TemporaryFolder blobs = TinyCheckpoint.CreateSharded();
        using var snapshot = new TemporaryFolder();
        foreach (string file in Directory.GetFiles(blobs.Path))
            File.CreateSymbolicLink(snapshot[Path.GetFileName(file)], file);
        using Checkpoint checkpoint = Checkpoint.Open(snapshot.Path);
        checkpoint.Tensors.Count.ShouldBe(3);
    }

    [Fact]
    public void A_link_to_nothing_is_a_broken_file_and_not_an_absent_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "symbolic links need a privilege on Windows");
        using TemporaryFolder folder = TinyCheckpoint.Create();
        File.CreateSymbolicLink(folder["tokenizer.json"], folder["gone"]);
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        Should.Throw<SafetyGateException>(() => checkpoint.FindText("tokenizer.json")).Code.ShouldBe(CheckpointErrors.FileUnreadable);
    }

    [Fact]
    public void A_device_is_never_opened()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "no /dev/zero here");
        using TemporaryFolder folder = TinyCheckpoint.Create();
        File.Delete(folder["model.safetensors"]);
        File.CreateSymbolicLink(folder["model.safetensors"], "/dev/zero");
        Refusal.Of(folder).Message.ShouldContain("has 0 bytes");
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_refused()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        File.Delete(folder["config.json"]);
        Directory.CreateDirectory(folder["config.json"]);
        Refusal.Of(folder).Code.ShouldBe(CheckpointErrors.FileUnreadable);
    }

    [Fact]
    public void A_file_without_permission_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions are Unix's");
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "a privileged user can read everything");
        using TemporaryFolder folder = TinyCheckpoint.Create();
#pragma warning disable CA1416 // skipped on Windows above
        File.SetUnixFileMode(folder["model.safetensors"], UnixFileMode.None);
#pragma warning restore CA1416
        Refusal.Of(folder).Code.ShouldBe(CheckpointErrors.FileUnreadable);
    }
}
