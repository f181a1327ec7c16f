using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Generation;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Models;

/// <summary>Golden adapters against what PEFT merges.</summary>
[Trait("Category", Golden.Category)]
public sealed class GoldenAdapterTests
{
    public static TheoryData<string> Adapters() =>
        [.. GoldenModel.Supported().Where(name => name.Length == 0 || Checkpoint.IsAdapter(Golden.Path("models", name))).DefaultIfEmpty("")];

    [Theory]
    [MemberData(nameof(Adapters))]
    public void The_first_merged_query_weights_are_the_reference_s(string folder)
    {
        GoldenModel golden = GoldenModel.Load(folder);
        float[]? expected = golden.Find("merged_layer0_q_proj_first8");
        Assert.SkipWhen(expected is null, "this adapter has no merged weights to compare");
        using Checkpoint checkpoint = golden.Open();
        var values = new float[expected!.Length];
        checkpoint.Tensors["model.layers.0.self_attn.q_proj.weight"].Read(0, values);
        values.ShouldBe(expected, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void The_base_without_the_adapter_answers_as_the_reference_s(string folder)
    {
        GoldenModel golden = GoldenModel.Load(folder);
        float[]? expected = golden.Find("logits_last_without_adapter_row0");
        Assert.SkipWhen(expected is null, "this adapter has no logits of its base");
        using Checkpoint checkpoint = Checkpoint.Open(golden.BaseFolder!);
        using ILanguageModel model = TestEngines.Load("scalar", checkpoint);
        model.Score([golden.Prompts[0]], TestContext.Current.CancellationToken)[0].ShouldBe(expected!, 1e-3);
    }
}
