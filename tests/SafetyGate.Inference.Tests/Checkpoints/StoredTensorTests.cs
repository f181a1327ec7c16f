using SafetyGate.Inference.Checkpoints;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints;

public class StoredTensorTests
{
    [Theory]
    [InlineData("F32", 1e-14)]
    [InlineData("F16", 1e-14)]
    [InlineData("BF16", 1e-14)]
    public void The_norm_is_that_of_a_slow_sum_in_decimal_order(string elementType, double tolerance)
    {
        float[] values = RandomValues(40_003);
        using var folder = new TemporaryFolder();
        using SafetensorsFile file = Open(folder, elementType, values);
        StoredTensor tensor = file.Tensors["x"];
        float[] stored = new float[values.Length];
        tensor.Read(0, stored);
        decimal sum = 0;
        foreach (float value in stored)
            sum += (decimal)((double)value * value);
        tensor.FrobeniusNorm.ShouldBe(Math.Sqrt((double)sum), tolerance * Math.Sqrt((double)sum));
    }

    [Fact]
    public void The_norm_has_the_same_bits_from_every_thread()
    {
        float[] values = RandomValues(100_000);
        using var folder = new TemporaryFolder();
        SafetensorsWriter.Write(folder["x.safetensors"], [("x", "F32", [values.Length], values)]);
        double[] norms = new double[16];
        Parallel.For(0, norms.Length, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, i =>
        {
            using SafetensorsFile file = SafetensorsFile.Open(folder["x.safetensors"]);
            norms[i] = file.Tensors["x"].FrobeniusNorm;
        });
        norms.Distinct().ShouldHaveSingleItem().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_tensor_without_elements_has_norm_zero_and_reads_nothing()
    {
        using var folder = new TemporaryFolder();
        using SafetensorsFile file = Open(folder, "BF16", []);
        file.Tensors["x"].FrobeniusNorm.ShouldBe(0);
        file.Tensors["x"].CountNonFinite().ShouldBe(0);
        file.Tensors["x"].Read(0, []);
    }

    [Theory]
    [InlineData("F32")]
    [InlineData("F16")]
    [InlineData("BF16")]
    public void Non_finite_elements_are_counted_wherever_they_are(string elementType)
    {
        float[] values = RandomValues(50_007);
        values[0] = float.NaN;
        values[20_000] = float.PositiveInfinity;
        values[20_001] = float.NegativeInfinity;
        values[^1] = float.NaN;
        using var folder = new TemporaryFolder();
        using SafetensorsFile file = Open(folder, elementType, values);
        file.Tensors["x"].CountNonFinite().ShouldBe(4);
        double.IsFinite(file.Tensors["x"].FrobeniusNorm).ShouldBeFalse();
    }

    [Fact]
    public void A_part_is_read_from_where_it_starts()
    {
        using var folder = new TemporaryFolder();
        using SafetensorsFile file = Open(folder, "F16", [1, 2, 3, 4, 5]);
        float[] part = new float[3];
        file.Tensors["x"].Read(1, part);
        part.ShouldBe([2, 3, 4]);
        file.Tensors["x"].Bytes(4, 1).ToArray().ShouldBe(SafetensorsWriter.Encode("F16", 5));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(5, 1)]
    [InlineData(3, 3)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(0, 6)]
    public void A_range_outside_of_the_tensor_is_refused(long start, int count)
    {
        using var folder = new TemporaryFolder();
        using SafetensorsFile file = Open(folder, "F32", [1, 2, 3, 4, 5]);
        Should.Throw<ArgumentOutOfRangeException>(() => file.Tensors["x"].Read(start, new float[count]));
    }

    [Fact]
    public void A_disposed_file_is_not_read()
    {
        using var folder = new TemporaryFolder();
        SafetensorsFile file = Open(folder, "F32", [1]);
        file.Dispose();
        Should.Throw<ObjectDisposedException>(() => file.Tensors["x"].Read(0, new float[1]));
        Should.Throw<ObjectDisposedException>(() => file.Tensors["x"].Address);
    }

    [Fact]
    public void A_file_over_two_gigabytes_is_read_to_its_end()
    {
        const long elements = 600_000_000;
        using var folder = new TemporaryFolder();
        byte[] head = SafetensorsWriter.Frame(
            $$$"""{"big":{"dtype":"F32","shape":[{{{elements}}}],"data_offsets":[0,{{{elements * 4}}}]},"last":{"dtype":"F32","shape":[2],"data_offsets":[{{{elements * 4}}},{{{(elements * 4) + 8}}}]}}""",
            []);
        using (FileStream stream = File.Create(folder["x.safetensors"]))
        {
            stream.Write(head);
            // The hole between is never written: a sparse file.
            stream.Seek(head.Length + (elements * 4) - 4, SeekOrigin.Begin);
            stream.Write(SafetensorsWriter.Encode("F32", 7, 8, 9));
        }

        using SafetensorsFile file = SafetensorsFile.Open(folder["x.safetensors"]);
        float[] two = new float[2];
        file.Tensors["big"].Read(elements - 2, two);
        two.ShouldBe([0, 7]);
        file.Tensors["last"].Read(0, two);
        two.ShouldBe([8, 9]);
    }

    private static SafetensorsFile Open(TemporaryFolder folder, string elementType, float[] values)
    {
        SafetensorsWriter.Write(folder["x.safetensors"], [("x", elementType, [values.Length], values)]);
        return SafetensorsFile.Open(folder["x.safetensors"]);
    }

    private static float[] RandomValues(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) * 4))];
    }
}
