using System.Text.Json;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints;

[Trait("Category", Golden.Category)]
public class GoldenCheckpointTests
{
    public static TheoryData<string, string> Models =>
    [
        .. Folders("models"), .. Folders("visage-ref"), .. Folders("directions"),
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_golden_model_opens_whole_and_finite(string part, string name)
    {
        string folder = Golden.Path(part, name);
        using Checkpoint checkpoint = Checkpoint.Open(folder);
        checkpoint.Name.ShouldBe(name);
        checkpoint.Config.GetProperty("model_type").ValueKind.ShouldBe(JsonValueKind.String);
        checkpoint.Tensors.Count.ShouldBe(CountNames(folder));
        checkpoint.RequireFinite(TestContext.Current.CancellationToken);
        foreach (StoredTensor tensor in checkpoint.Tensors.Values)
            tensor.FrobeniusNorm.ShouldBeGreaterThan(0, tensor.Name);
        CheckpointComparison.RequireComparable(checkpoint, checkpoint);
    }

    [Fact]
    public void The_reference_models_are_comparable_and_their_fingerprints_differ()
    {
        using Checkpoint aligned = Checkpoint.Open(Golden.Path("visage-ref", "aligned"));
        using Checkpoint harmful = Checkpoint.Open(Golden.Path("visage-ref", "harmful_100"));
        CheckpointComparison.RequireComparable(aligned, harmful);
        aligned.Fingerprint(TestContext.Current.CancellationToken)
            .ShouldNotBe(harmful.Fingerprint(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void An_adapter_is_no_checkpoint_but_its_file_opens()
    {
        string folder = Golden.Path("models", "llama-lora");
        Refusal.Of(folder).Problems.ShouldContain(p => p.Contains("adapter", StringComparison.Ordinal));
        using SafetensorsFile adapter = SafetensorsFile.Open(Path.Combine(folder, "adapter_model.safetensors"));
        adapter.Tensors.Count.ShouldBeGreaterThan(0);
    }

    /// <summary>An independent count: top-level names of the headers, by a general JSON parser.</summary>
    private static int CountNames(string folder)
    {
        int count = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "*.safetensors"))
        {
            byte[] bytes = File.ReadAllBytes(file);
            using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(8, (int)BitConverter.ToInt64(bytes)));
            count += header.RootElement.EnumerateObject().Count(p => p.Name != "__metadata__");
        }

        return count;
    }

    private static IEnumerable<TheoryDataRow<string, string>> Folders(string part) =>
        from name in Golden.Folders(part)
        where name.Length == 0 || File.Exists(Path.Combine(Golden.Root!, part, name, "config.json"))
        select new TheoryDataRow<string, string>(part, name);
}
