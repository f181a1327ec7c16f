using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints;

public class ArchitectureTests
{
    private static readonly TensorSpec[] Fitting =
    [
        new("embed.weight", new TensorShape(3, 2)),
        new("layer.0.weight", new TensorShape(2, 2)),
        new("norm.weight", new TensorShape(2)),
        new("head.weight", new TensorShape(3, 2), Required: false),
    ];

    [Fact]
    public void Fitting_tensors_are_accepted_though_an_optional_one_is_absent()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        Should.NotThrow(() => checkpoint.RequireArchitecture(Fitting));
    }

    [Fact]
    public void Every_missing_unexpected_and_misshapen_tensor_is_listed_at_once()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        SafetensorsWriter.Write(folder["model.safetensors"],
        [
            ("embed.weight", "F32", [2, 3], [1, 2, 3, 4, 5, 6]),
            ("norm.weight", "F32", [2], [1, 1]),
            ("head.weight", "F32", [1], [1]),
            ("stranger", "F32", [1], [1]),
        ]);
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        SafetyGateException refusal = Should.Throw<SafetyGateException>(() => checkpoint.RequireArchitecture(Fitting));
        refusal.Code.ShouldBe(CheckpointErrors.ArchitectureMismatch);
        refusal.Problems.Count.ShouldBe(4);
        refusal.Problems.ShouldContain("tensor 'embed.weight' has the shape [2, 3] instead of [3, 2]");
        refusal.Problems.ShouldContain("tensor 'layer.0.weight' [2, 2] is missing");
        refusal.Problems.ShouldContain("tensor 'head.weight' has the shape [1] instead of [3, 2]");
        refusal.Problems.ShouldContain(p => p.StartsWith("tensor 'stranger' [1] is not part", StringComparison.Ordinal));
    }

    [Fact]
    public void Buffers_that_are_computed_from_the_configuration_may_be_there()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        SafetensorsWriter.Write(folder["model.safetensors"],
        [
            .. TinyCheckpoint.Tensors,
            ("model.layers.0.self_attn.rotary_emb.inv_freq", "F32", [1], [1]),
            ("h.0.attn.masked_bias", "F32", [], [1]),
        ]);
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        Should.NotThrow(() => checkpoint.RequireArchitecture(Fitting));
    }
}
