using System.Text.Json.Nodes;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints;

/// <summary>A text model against the same one inside a vision-language checkpoint.</summary>
public sealed class LanguageTowerTests
{
    private const string Table = "model.embed_tokens.weight";
    private const string Head = "lm_head.weight";

    public static TheoryData<string, string> Forms => new()
    {
        { "language_model.model.", "language_model.lm_head.weight" },
        { "model.language_model.", "lm_head.weight" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_language_model_answers_as_the_text_model_that_it_is(string prefix, string head)
    {
        using var model = new TinyModel();
        using TemporaryFolder folder = Wrap(model, prefix, head);
        using Checkpoint tower = Checkpoint.Open(folder.Path);

        tower.IsLanguageTower.ShouldBeTrue();
        CheckpointComparison.RequireComparable(model.Checkpoint, tower);
        tower.Tensors.Keys.ShouldBe(model.Checkpoint.Tensors.Keys, ignoreOrder: true);
        Score(tower).ShouldBe(Score(model.Checkpoint));
    }

    [Fact]
    public void Tokens_for_pictures_may_follow_the_text_model_s()
    {
        using var model = new TinyModel();
        using TemporaryFolder folder = Wrap(model, "language_model.model.", "language_model.lm_head.weight", moreTokens: 3);
        using Checkpoint tower = Checkpoint.Open(folder.Path);

        CheckpointComparison.RequireComparable(model.Checkpoint, tower);
        ModelFamilies.Read(tower.Config).Size.Vocabulary.ShouldBe(70);
        Score(tower).Take(67).ShouldBe(Score(model.Checkpoint));
    }

    [Fact]
    public void A_text_model_with_more_tokens_than_the_tower_is_another_one()
    {
        using var model = new TinyModel();
        using TemporaryFolder folder = Wrap(model, "language_model.model.", "language_model.lm_head.weight", moreTokens: -2);
        using Checkpoint tower = Checkpoint.Open(folder.Path);
        Should.Throw<SafetyGateException>(() => CheckpointComparison.RequireComparable(model.Checkpoint, tower))
            .Code.ShouldBe(CheckpointErrors.NotComparable);
    }

    [Fact]
    public void Sizes_that_a_nested_configuration_leaves_out_are_the_family_s()
    {
        using var model = new TinyModel();
        using TemporaryFolder folder = Wrap(model, "language_model.model.", "language_model.lm_head.weight", textConfig: """{"model_type": "llama", "vocab_size": 32064}""");
        using Checkpoint tower = Checkpoint.Open(folder.Path);
        DecoderSize size = ModelFamilies.Read(tower.Config).Size;
        (size.Layers, size.Hidden, size.KeyValueHeads, size.HeadDim, size.Vocabulary).ShouldBe((32, 4096, 32, 128, 32064));
    }

    [Fact]
    public void A_tensor_that_is_neither_language_nor_vision_is_refused()
    {
        using var model = new TinyModel();
        using TemporaryFolder folder = Wrap(model, "language_model.model.", "language_model.lm_head.weight", more: "audio_tower.weight");
        using Checkpoint tower = Checkpoint.Open(folder.Path);
        SafetyGateException refusal = Should.Throw<SafetyGateException>(
            () => tower.RequireArchitecture([.. ModelFamilies.Read(tower.Config).Parameters.Select(p => new TensorSpec(p.Name, p.Shape))]));
        refusal.Problems.ShouldHaveSingleItem().ShouldContain("audio_tower.weight");
    }

    [Fact]
    public void A_tensor_under_two_names_is_refused()
    {
        using var model = new TinyModel();
        using TemporaryFolder folder = Wrap(model, "language_model.model.", "language_model.lm_head.weight", more: Head);
        Refusal.Of(folder).Code.ShouldBe(CheckpointErrors.ArchitectureMismatch);
    }

    private static float[] Score(Checkpoint checkpoint)
    {
        using ILanguageModel model = TestEngines.Load("scalar", checkpoint);
        return model.Score([[1, 5, 9, 2]], TestContext.Current.CancellationToken)[0];
    }

    private static TemporaryFolder Wrap(
        TinyModel model, string prefix, string head, int moreTokens = 0, string? textConfig = null, string? more = null)
    {
        var folder = new TemporaryFolder();
        JsonObject text = JsonNode.Parse(textConfig ?? model.Checkpoint.Config.GetRawText())!.AsObject();
        if (textConfig is null)
            text["vocab_size"] = 67 + moreTokens;
        folder.Write("config.json", new JsonObject
        {
            ["model_type"] = "llava",
            ["architectures"] = new JsonArray("LlavaForConditionalGeneration"),
            ["vision_config"] = new JsonObject { ["hidden_size"] = 8 },
            ["text_config"] = text,
        }.ToJsonString());
        List<(string, string, long[], float[])> tensors =
        [
            .. model.Checkpoint.Tensors.Values.Select(t => Rows(t, t.Name is Table or Head ? moreTokens : 0))
                .Select(t => (t.Name == Head ? head : prefix + t.Name["model.".Length..], "F32", t.Shape, t.Values)),
            ("vision_tower.vision_model.post_layernorm.weight", "F32", [2], [1, 1]),
            ("multi_modal_projector.linear_1.weight", "F32", [1, 2], [1, 1]),
        ];
        if (more is not null)
            tensors.Add((more, "F32", [1], [1]));
        SafetensorsWriter.Write(folder["model.safetensors"], tensors);
        return folder;
    }

    private static (string Name, long[] Shape, float[] Values) Rows(StoredTensor tensor, int more)
    {
        long[] shape = [.. tensor.Shape.Dimensions];
        var values = new float[tensor.Count];
        tensor.Read(0, values);
        if (more == 0)
            return (tensor.Name, shape, values);
        shape[0] += more;
        Array.Resize(ref values, (int)(shape[0] * shape[1]));
        return (tensor.Name, shape, values);
    }
}
