using System.Text.Json;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Models;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Models;

/// <summary>Declared parameters against the golden checkpoints: names, shapes and, for the random stream, the order.</summary>
[Trait("Category", Golden.Category)]
public sealed class StateOrderTests
{
    public static TheoryData<string> Models() => [.. GoldenModel.Supported()];

    [Theory]
    [MemberData(nameof(Models))]
    public void The_declared_parameters_are_the_tensors_of_the_checkpoint(string folder)
    {
        using Checkpoint checkpoint = GoldenModel.Load(folder).Open();
        IDecoder decoder = ModelFamilies.Read(checkpoint.Config);
        decoder.Parameters.Select(p => $"{p.Name} {p.Shape}").ShouldBe(
            checkpoint.Tensors.Values.Where(t => decoder.TiedNames.All(tied => tied.Name != t.Name)).Select(t => $"{t.Name} {t.Shape}"),
            ignoreOrder: true);
    }

    [Fact]
    public void The_state_has_the_order_of_the_reference()
    {
        JsonElement expected = JsonDocument.Parse(File.ReadAllText(Golden.Path("directions", "expected.t44_avx.json"))).RootElement;
        using var checkpoint = Checkpoint.Open(Golden.Path("directions", "model"));

        StateEntry.Of(ModelFamilies.Read(checkpoint.Config)).Select(entry => $"{entry.Name} {entry.Parameter.Shape}").ShouldBe(
            expected.GetProperty("order").EnumerateArray().Select(entry =>
                $"{entry[0].GetString()} {new TensorShape([.. entry[1].EnumerateArray().Select(d => d.GetInt64())])}"));
    }
}
