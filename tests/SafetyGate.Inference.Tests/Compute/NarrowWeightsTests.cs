using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Simd;
using SafetyGate.Inference.Perturbations;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Compute;

public sealed class NarrowWeightsTests
{
    private static readonly ParameterUse[] Uses =
        [ParameterUse.Projection, ParameterUse.Lookup, ParameterUse.Projection | ParameterUse.Lookup];

    [Theory]
    [InlineData(1, 70, 33)]
    [InlineData(7, 300, 64)]
    [InlineData(9, 513, 31)]
    [InlineData(15, 256, 97)]
    [InlineData(80, 70, 100)]
    [InlineData(131, 290, 40)]
    public void Bfloat16_weights_compute_the_bits_of_the_same_weights_in_float32(int rows, int inputs, int outputs)
    {
        using TensorFile file = File(rows, inputs, outputs);
        Project(file, rows, outputs, WeightPrecision.Bfloat16).ShouldHaveTheBitsOf(Project(file, rows, outputs, WeightPrecision.Float32), "product");
    }

    [Fact]
    public void An_unperturbed_bfloat16_checkpoint_keeps_its_bits_in_every_layout()
    {
        using TensorFile file = File(1, 75, 50);
        var expected = new float[50 * 75];
        file["w"].Read(0, expected);
        foreach (ParameterUse use in Uses)
            Read(file, use, null).ShouldHaveTheBitsOf(expected, $"{use}");
    }

    [Fact]
    public void Perturbed_weights_are_rounded_to_the_nearest_bfloat16_ties_to_even()
    {
        using TensorFile file = File(1, 75, 50);
        var offset = new NoiseOffset(new PhiloxKey(1, 2, 3), 0.25f);
        var expected = new float[50 * 75];
        file["w"].Read(0, expected);
        offset.AddTo(0, expected);
        foreach (ref float value in expected.AsSpan())
            value = (float)Nearest(value);
        foreach (ParameterUse use in Uses)
            Read(file, use, offset).ShouldHaveTheBitsOf(expected, $"{use}");
    }

    [Fact]
    public void NaN_and_infinity_survive_the_rounding_and_ties_go_to_even()
    {
        float tieDown = BitConverter.UInt32BitsToSingle(0x3F808000), tieUp = BitConverter.UInt32BitsToSingle(0x3F818000);
        float[] values = [BitConverter.UInt32BitsToSingle(0x7F800001), float.PositiveInfinity, float.NegativeInfinity, -0f, tieDown, tieUp, float.MaxValue];
        using var file = new TensorFile([("w", 1, values.Length, values)]);
        foreach (ParameterUse use in Uses)
        {
            float[] read = Read(file, use, null);
            float.IsNaN(read[0]).ShouldBeTrue();
            float[] expected = [float.PositiveInfinity, float.NegativeInfinity, -0f, 1f, BitConverter.UInt32BitsToSingle(0x3F820000), float.PositiveInfinity];
            read.AsSpan(1).ToArray().ShouldHaveTheBitsOf(expected, $"{use}");
        }
    }

    [Fact]
    public void The_description_that_identifies_a_run_names_the_precision()
    {
        using var engine = new SimdEngine(1, WeightPrecision.Bfloat16);
        engine.Description.Precision.ShouldContain("bfloat16");
        engine.Description.ShouldNotBe(SimdEngine.Describe(WeightPrecision.Float32));
    }

    /// <summary>The nearest number with 8 significant bits, by plain arithmetic.</summary>
    private static double Nearest(float value)
    {
        if (value == 0)
            return value;
        double unit = Math.ScaleB(1, Math.ILogB(value) - 7);
        return Math.Round(value / unit, MidpointRounding.ToEven) * unit;
    }

    private static float[] Project(TensorFile file, int rows, int outputs, WeightPrecision precision)
    {
        using var engine = new SimdEngine(threads: 2, precision);
        var probe = new EngineProbe<SimdTensor>(engine, file);
        return probe.Download(engine.Project(probe.Rows("x"), probe.Parameter("w")), rows * outputs);
    }

    private static float[] Read(TensorFile file, ParameterUse use, TensorOffset? offset)
    {
        StoredTensor stored = file["w"];
        using var engine = new SimdEngine(threads: 2, WeightPrecision.Bfloat16);
        using SimdTensor parameter = engine.CreateParameter(new ParameterSpec("w", stored.Shape, use));
        engine.WriteParameter(parameter, stored, offset);
        var values = new float[stored.Count];
        engine.Download(engine.Embed(parameter, [.. Enumerable.Range(0, (int)stored.Shape[0])]), values);
        return values;
    }

    /// <summary>Weights that are bfloat16 numbers, and inputs that are too, so that both engines read the same.</summary>
    private static TensorFile File(int rows, int inputs, int outputs)
    {
        var random = new Random(rows);
        float[] Numbers(int count) => [.. TensorFile.Numbers(random, count)
            .Select(value => BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) & 0xFFFF0000))];
        return new TensorFile([("x", rows, inputs, Numbers(rows * inputs)), ("w", outputs, inputs, Numbers(outputs * inputs))]);
    }
}
