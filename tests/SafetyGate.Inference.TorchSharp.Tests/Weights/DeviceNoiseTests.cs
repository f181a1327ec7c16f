using System.Runtime.InteropServices;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Perturbations;
using SafetyGate.Inference.TorchSharp.Weights;
using SafetyGate.TestSupport;
using static TorchSharp.torch;

namespace SafetyGate.Inference.TorchSharp.Tests.Weights;

/// <summary>The device's noise is the host's to rounding.</summary>
public sealed class DeviceNoiseTests
{
    private const float Tolerance = 4e-6f; // numbers reach 5.8

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 64)]
    [InlineData(64, 1000)]
    [InlineData(128, 100_003)]
    [InlineData(1L << 36, 4096)] // counters beyond 32 bits
    [InlineData((1L << 34) - 640, 2048)] // and across
    public void Numbers_are_those_of_the_host(long start, int count)
    {
        Torch.Start();
        using var scalars = new Scalars();
        using var noise = new DeviceNoise(Torch.Device.ToTorch(), scalars);
        foreach (PhiloxKey key in new[] { new PhiloxKey(0, 0, 0), new PhiloxKey(uint.MaxValue, 0x80000000, uint.MaxValue), PhiloxKey.Of(123, 4, "x") })
        {
            var expected = new float[count];
            PhiloxNoise.Fill(key, start, expected);
            using IDisposable scope = new TorchScope();
            float[] actual = MemoryMarshal.Cast<byte, float>(noise.Make(key, start, count).cpu().contiguous().bytes).ToArray();
            actual.Length.ShouldBe(count);
            float largest = actual.Zip(expected, (a, b) => Math.Abs(a - b)).Max();
            largest.ShouldBeLessThan(Tolerance, key.ToString());
        }
    }

    [Theory]
    [InlineData("F32", ElementType.Float32, false)]
    [InlineData("F32", ElementType.Float32, true)]
    [InlineData("BF16", ElementType.BFloat16, false)]
    [InlineData("BF16", ElementType.BFloat16, true)]
    [InlineData("F16", ElementType.Float16, true)]
    public void Perturbed_parameters_are_the_origin_plus_the_host_s_noise_and_then_the_origin_again(
        string stored, ElementType precision, bool pristine)
    {
        Torch.Start();
        using var tiny = new TinyModel(elementType: stored);
        using TorchEngine engine = Torch.Engine(precision, pristine, deviceNoise: true);
        foreach (ParameterSpec spec in tiny.Decoder.Parameters)
        {
            StoredTensor origin = tiny.Checkpoint.Tensors[spec.Name];
            using TorchTensor parameter = engine.CreateParameter(spec);
            engine.WriteParameter(parameter, origin, null);
            PhiloxKey first = PhiloxKey.Of(5, 0, spec.Name), second = PhiloxKey.Of(5, 1, spec.Name);
            var offset = new SumOffset([new NoiseOffset(first, 0.03f), new NoiseOffset(second, -0.07f)]);

            engine.WriteParameter(parameter, origin, offset);

            var expected = new float[origin.Count];
            origin.Read(0, expected);
            float[] plain = [.. expected];
            offset.AddTo(0, expected);
            float[] actual = Read(engine, parameter, expected.Length);
            float rounding = precision switch { ElementType.BFloat16 => 1f / 256, ElementType.Float16 => 1f / 2048, _ => 0 };
            for (int i = 0; i < expected.Length; i++)
                actual[i].ShouldBe(expected[i], 1e-6f + rounding * Math.Abs(expected[i]), $"{spec.Name}, element {i}");

            engine.WriteParameter(parameter, origin, null);
            Read(engine, parameter, plain.Length).ShouldHaveTheBitsOf(plain, spec.Name);
        }
    }

    [Fact]
    public void Copies_that_were_given_up_are_read_from_the_checkpoint_again()
    {
        Torch.Start();
        using var tiny = new TinyModel(elementType: "BF16");
        using TorchEngine engine = Torch.Engine(ElementType.BFloat16, pristine: true, deviceNoise: true);
        ParameterSpec spec = tiny.Decoder.Parameters[0];
        StoredTensor origin = tiny.Checkpoint.Tensors[spec.Name];
        using TorchTensor parameter = engine.CreateParameter(spec);
        engine.WriteParameter(parameter, origin, null);
        var offset = new NoiseOffset(PhiloxKey.Of(5, 0, spec.Name), 0.1f);
        engine.WriteParameter(parameter, origin, offset);
        float[] before = Read(engine, parameter, (int)origin.Count);

        engine.ReleasePristine();

        parameter.Pristine.ShouldBeNull();
        engine.WriteParameter(parameter, origin, offset);
        Read(engine, parameter, (int)origin.Count).ShouldHaveTheBitsOf(before, "perturbed again");
    }

    private static float[] Read(TorchEngine engine, TorchTensor parameter, int count)
    {
        var values = new float[count];
        engine.Download(parameter, values);
        return values;
    }
}
