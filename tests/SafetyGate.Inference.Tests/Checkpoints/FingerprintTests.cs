using SafetyGate.Inference.Checkpoints;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints;

public class FingerprintTests
{
    [Fact]
    public void The_fingerprint_does_not_depend_on_sharding_order_or_place()
    {
        using TemporaryFolder single = TinyCheckpoint.Create();
        using TemporaryFolder sharded = TinyCheckpoint.CreateSharded();
        string fingerprint = Of(single);
        fingerprint.ShouldMatch("^[0-9a-f]{64}$");
        Of(sharded).ShouldBe(fingerprint);
    }

    [Fact]
    public void Every_part_of_the_content_counts()
    {
        (string Name, string ElementType, long[] Shape, float[] Values) first = TinyCheckpoint.Tensors[0];
        List<string> fingerprints = [];
        foreach ((string Name, string ElementType, long[] Shape, float[] Values) changed in new[]
        {
            first,
            first with { Name = "embed.weighs" },
            first with { Shape = [2, 3] },
            first with { Values = [1, -2, 3, -4, 5, 6] },
        })
        {
            using TemporaryFolder folder = TinyCheckpoint.Create();
            SafetensorsWriter.Write(folder["model.safetensors"], [changed, TinyCheckpoint.Tensors[1], TinyCheckpoint.Tensors[2]]);
            fingerprints.Add(Of(folder));
        }

        using TemporaryFolder otherConfig = TinyCheckpoint.Create(TinyCheckpoint.Config + " ");
        fingerprints.Add(Of(otherConfig));
        using TemporaryFolder otherType = TinyCheckpoint.Create();
        SafetensorsWriter.Write(otherType["model.safetensors"],
            [first, TinyCheckpoint.Tensors[1] with { ElementType = "F16" }, TinyCheckpoint.Tensors[2]]);
        fingerprints.Add(Of(otherType));
        fingerprints.ShouldBeUnique();
    }

    [Fact]
    public void Progress_ends_with_all_bytes_and_a_cancelled_computation_leaves_nothing_behind()
    {
        using TemporaryFolder folder = TinyCheckpoint.Create();
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        Should.Throw<OperationCanceledException>(() => checkpoint.Fingerprint(new CancellationToken(canceled: true)));
        var progress = new LastReport();
        checkpoint.Fingerprint(TestContext.Current.CancellationToken, progress).ShouldBe(Of(folder));
        progress.Bytes.ShouldBe(36);
    }

    private static string Of(TemporaryFolder folder)
    {
        using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
        return checkpoint.Fingerprint(TestContext.Current.CancellationToken);
    }

    private sealed class LastReport : IProgress<long>
    {
        public long Bytes { get; private set; }

        public void Report(long value) => Bytes = value;
    }
}
