using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.Perturbations;
using SafetyGate.Landscape.Directions;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Directions;

/// <summary>The random directions that the paper's released code draws.</summary>
[Trait("Category", Golden.Category)]
public sealed class DirectionConformanceTests
{
    [Theory]
    [InlineData("dir1_raw.t44_avx.safetensors", 0, 1.0)]
    [InlineData("dir2_raw.t44_avx.safetensors", 1, 1.0)]
    [InlineData("dir1_1d_steps20_mult1.t44_avx.safetensors", 0, 1.0 / 20)]
    [InlineData("dir2_2d_steps20_mult1.t44_avx.safetensors", 1, 1.0 / 20)]
    public void Every_vector_of_the_released_code_is_reproduced(string file, int drawnBefore, double alpha)
    {
        using var folder = new TemporaryFolder();
        File.Copy(Golden.Path("directions", "model", "config.json"), folder["config.json"]);
        File.Copy(Golden.Path("directions", file), folder["model.safetensors"]);
        using var expected = Checkpoint.Open(folder.Path);
        using var model = Checkpoint.Open(Golden.Path("directions", "model"));
        var direction = new TorchDirection("first", 123, StateEntry.Of(ModelFamilies.Read(model.Config)));
        for (int i = 0; i < drawnBefore; i++)
            direction = direction.Next("next");

        foreach (StoredTensor origin in model.Tensors.Values)
        {
            var values = new float[origin.Count];
            direction.OffsetFor(origin, alpha)?.AddTo(0, values);
            var wanted = new float[origin.Count];
            expected.Tensors[origin.Name].Read(0, wanted);
            for (int i = 0; i < wanted.Length; i++)
            {
                float ulp = MathF.BitIncrement(Math.Abs(wanted[i])) - Math.Abs(wanted[i]);
                Math.Abs(values[i] - wanted[i]).ShouldBeLessThanOrEqualTo(ulp, $"{origin.Name}[{i}]");
            }
        }
    }
}
