using System.Text;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints;

public class CheckpointTests
{
    [Fact]
    public void A_whole_folder_opens_with_its_tensors()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path + Path.DirectorySeparatorChar);
        checkpoint.Name.ShouldBe(Path.GetFileName(folder.Path));
        checkpoint.Config.GetProperty("hidden_size").GetInt32().ShouldBe(2);
        checkpoint.Tensors.Count.ShouldBe(3);
        StoredTensor embedding = checkpoint.Tensors["embed.weight"];
        embedding.Shape.ShouldBe(new TensorShape(3, 2));
        float[] values = new float[6];
        embedding.Read(0, values);
        values.ShouldBe([1, -2, 3, -4, 5, -6]);
        checkpoint.Tensors["layer.0.weight"].ElementType.ShouldBe(ElementType.BFloat16);
    }

    [Fact]
    public void A_missing_folder_is_refused() =>
        Refusal.Of(Path.Combine(Path.GetTempPath(), "safety-gate-no-such-folder")).Code.ShouldBe(CheckpointErrors.FolderMissing);

    [Fact]
    public void A_file_in_place_of_the_folder_is_refused()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        SafetyGateException refusal = Refusal.Of(folder["config.json"]);
        refusal.Code.ShouldBe(CheckpointErrors.FolderMissing);
        refusal.Message.ShouldContain("is a file");
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_folder_is_listed_at_once()
    {
        using TemporaryFolder folder = TinyCheckpoint.CreateSharded();
        File.Delete(folder["config.json"]);
        File.Delete(folder["b.safetensors"]);
        folder.Write("a.safetensors", "short");
        SafetyGateException refusal = Refusal.Of(folder);
        refusal.Code.ShouldBe(CheckpointErrors.FileMissing);
        refusal.Problems.Count.ShouldBe(3);
        refusal.Problems.ShouldContain(p => p.StartsWith("'config.json' is missing", StringComparison.Ordinal));
        refusal.Problems.ShouldContain(p => p.StartsWith("SG2003: 'a.safetensors' has 5 bytes", StringComparison.Ordinal));
        refusal.Problems.ShouldContain(p => p.StartsWith("'b.safetensors' is named by the index", StringComparison.Ordinal));
        refusal.Message.ShouldContain("(and 2 more)");
    }

    [Theory]
    [InlineData("pytorch_model.bin", "SG2005", "runs whatever code")]
    [InlineData("consolidated.00.pth", "SG2005", "safe_serialization")]
    [InlineData("model.PT", "SG2005", "runs whatever code")]
    [InlineData("last.ckpt", "SG2005", "runs whatever code")]
    [InlineData("model.pkl", "SG2005", "runs whatever code")]
    [InlineData("model-Q4_K_M.gguf", "SG2006", "GGUF")]
    [InlineData("tf_model.h5", "SG2006", "save_pretrained")]
    [InlineData("flax_model.msgpack", "SG2006", "save_pretrained")]
    [InlineData("adapter_config.json", "SG2013", "merge")]
    [InlineData("model-00001-of-00002.safetensors", "SG2001", "model.safetensors.index.json")]
    [InlineData("README.md", "SG2001", "no weights")]
    public void A_folder_without_safetensors_is_refused_with_what_to_do(string fileName, string code, string hint)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", TinyCheckpoint.Config);
        folder.Write(fileName, "anything");
        SafetyGateException refusal = Refusal.Of(folder);
        refusal.Code.ToString().ShouldBe(code);
        refusal.Message.ShouldContain(hint);
    }

    [Fact]
    public void Pickles_beside_safetensors_are_left_alone()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        folder.Write("pytorch_model.bin", "never opened");
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        checkpoint.Tensors.Count.ShouldBe(3);
    }

    public static TheoryData<byte[], string> DamagedFiles => new()
    {
        { [], "has 0 bytes" },
        { [1, 2, 3], "has 3 bytes" },
        { [0, 0, 0, 0, 0, 0, 0, 0], "does not start" },
        { [200, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'], "truncated" },
        { [0, 0, 0, 0, 0, 0, 0, 0x80, (byte)'{', (byte)'}'], "announces a header of 9223372036854775808 bytes" },
        { [255, 255, 255, 255, 255, 255, 255, 255], "announces a header of 18446744073709551615 bytes" },
        { [1, 0xE1, 0xF5, 5, 0, 0, 0, 0], "the format allows 100000000" },
        { SafetensorsWriter.Frame("{}", []), "holds no tensors" },
        { Encoding.ASCII.GetBytes("version https://git-lfs.github.com/spec/v1\n"), "not a safetensors file" },
    };

    [Theory]
    [MemberData(nameof(DamagedFiles))]
    public void A_damaged_weight_file_is_refused(byte[] bytes, string reason)
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        folder.Write("model.safetensors", bytes);
        SafetyGateException refusal = Refusal.Of(folder);
        refusal.Code.ShouldBe(CheckpointErrors.DamagedSafetensors);
        refusal.Message.ShouldContain(reason);
    }

    [Fact]
    public void A_file_truncated_anywhere_is_refused()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        byte[] whole = File.ReadAllBytes(folder["model.safetensors"]);
        for (int length = 0; length < whole.Length; length++)
        {
            folder.Write("model.safetensors", whole[..length]);
            Refusal.Of(folder).Code.ShouldBe(CheckpointErrors.DamagedSafetensors, $"{length} of {whole.Length}");
        }
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("[]", "an object is expected")]
    [InlineData("{\"rope_theta\": NaN}", "no NaN")]
    [InlineData("{\"rope_theta\": 1e999}", "too large for a double")]
    [InlineData("{\"a\": 1, \"a\": 2}", "duplicate")]
    [InlineData("{\"a\": \"\\ud800\"}", "lone surrogate")]
    [InlineData("{\"a\": {\"\\udc00\": 1}}", "lone surrogate")]
    [InlineData("{\"a\": 1,}", "trailing commas")]
    public void A_damaged_configuration_is_refused(string config, string reason)
    {
        using TemporaryFolder folder = TinyCheckpoint.Create(config);
        SafetyGateException refusal = Refusal.Of(folder);
        refusal.Code.ShouldBe(CheckpointErrors.DamagedConfig);
        refusal.Message.ShouldContain(reason);
    }

    [Fact]
    public void Deeply_nested_and_undecodable_configurations_are_refused()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create("{\"a\":" + new string('[', 100_000));
        Refusal.Of(folder).Code.ShouldBe(CheckpointErrors.DamagedConfig);
        folder.Write("config.json", [(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}']);
        Refusal.Of(folder).Message.ShouldContain("not UTF-8");
    }

    [Fact]
    public void Weights_that_are_not_finite_are_listed_with_their_numbers()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        SafetensorsWriter.Write(folder["model.safetensors"],
        [
            ("a", "F32", [3], [1, float.NaN, float.NegativeInfinity]),
            ("b", "F16", [1], [1]),
            ("c", "BF16", [2], [float.PositiveInfinity, 0]),
        ]);
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        SafetyGateException refusal = Should.Throw<SafetyGateException>(
            () => checkpoint.RequireFinite(TestContext.Current.CancellationToken));
        refusal.Code.ShouldBe(CheckpointErrors.NonFiniteWeights);
        refusal.Problems.Count.ShouldBe(2);
        refusal.Problems[0].ShouldContain("'a' has 2 of 3");
        refusal.Problems[1].ShouldContain("'c' has 1 of 2");
    }

    [Fact]
    public void Every_error_has_its_own_number_in_range_and_a_title()
    {
        ErrorCode[] codes = [.. typeof(CheckpointErrors).GetFields().Select(f => f.GetValue(null)).Cast<ErrorCode>()];
        codes.ShouldNotBeEmpty();
        codes.ShouldAllBe(c => c.Number >= 2000 && c.Number <= 2099 && c.Title.Length > 0);
        codes.Select(c => c.Number).ShouldBeUnique();
    }
}
