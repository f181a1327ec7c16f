using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints;

public class ShardIndexTests
{
    private const string FileName = "model.safetensors.index.json";

    [Fact]
    public void Shards_open_as_one_checkpoint()
    {
        using TemporaryFolder folder = TinyCheckpoint.CreateSharded();
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        checkpoint.Tensors.Keys.ShouldBe(["embed.weight", "layer.0.weight", "norm.weight"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("../a.safetensors", "SG2007")]
    [InlineData("sub/a.safetensors", "SG2007")]
    [InlineData("sub\\\\a.safetensors", "SG2007")]
    [InlineData("/tmp/a.safetensors", "SG2007")]
    [InlineData("..", "SG2007")]
    [InlineData("", "SG2007")]
    [InlineData("a.safetensors\\u0000.txt", "SG2007")]
    [InlineData("pytorch_model-00001-of-00002.bin", "SG2005")]
    [InlineData("a.gguf", "SG2006")]
    [InlineData("missing.safetensors", "SG2001")]
    public void A_shard_that_is_no_plain_safetensors_file_of_the_folder_is_refused(string shard, string code)
    {
        using TemporaryFolder folder = TinyCheckpoint.CreateSharded(TinyCheckpoint.Index("a.safetensors", shard));
        Refusal.Of(folder).Code.ToString().ShouldBe(code);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"weight_map": []}""")]
    [InlineData("""{"weight_map": {}}""")]
    [InlineData("""{"weight_map": {"embed.weight": 7}}""")]
    [InlineData("""{"weight_map": {"a": "a.safetensors", "a": "b.safetensors"}}""")]
    public void A_damaged_index_is_refused(string index)
    {
        using TemporaryFolder folder = TinyCheckpoint.CreateSharded(index);
        Refusal.Of(folder).Code.ShouldBe(CheckpointErrors.DamagedIndex);
    }

    [Fact]
    public void Tensors_that_the_index_puts_elsewhere_or_forgets_are_all_listed()
    {
        using TemporaryFolder folder = TinyCheckpoint.CreateSharded("""
            {"weight_map": {"embed.weight": "b.safetensors", "norm.weight": "a.safetensors", "ghost": "a.safetensors"}}
            """);
        SafetyGateException refusal = Refusal.Of(folder);
        refusal.Code.ShouldBe(CheckpointErrors.DamagedIndex);
        refusal.Problems.Count.ShouldBe(4);
        refusal.Problems.ShouldContain(p => p.Contains("does not list tensor 'layer.0.weight'", StringComparison.Ordinal));
        refusal.Problems.ShouldContain(p => p.Contains("does not list tensor 'embed.weight', which is in 'a", StringComparison.Ordinal));
        refusal.Problems.ShouldContain(p => p.Contains("lists tensor 'embed.weight' in 'b", StringComparison.Ordinal));
        refusal.Problems.ShouldContain(p => p.Contains("lists tensor 'ghost'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tensor_that_is_in_two_shards_is_refused()
    {
        using TemporaryFolder folder = TinyCheckpoint.CreateSharded();
        SafetensorsWriter.Write(folder["b.safetensors"], [TinyCheckpoint.Tensors[1], TinyCheckpoint.Tensors[2]]);
        Refusal.Of(folder).Problems.ShouldHaveSingleItem().ShouldContain("'norm.weight', which is in 'b.safetensors'");
    }

    [Fact]
    public void A_single_file_beside_an_index_that_does_not_name_it_is_ambiguous()
    {
        using TemporaryFolder folder = TinyCheckpoint.CreateSharded();
        SafetensorsWriter.Write(folder["model.safetensors"], TinyCheckpoint.Tensors);
        Refusal.Of(folder).Message.ShouldContain("remove the wrong one");
    }

    [Fact]
    public void An_index_may_name_the_single_file()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        folder.Write(FileName, TinyCheckpoint.Index("model.safetensors", "model.safetensors"));
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        checkpoint.Tensors.Count.ShouldBe(3);
    }
}
