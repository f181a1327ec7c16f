using System.Globalization;
using System.Text.Json;
using SafetyGate.Landscape.Directions;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Directions;

/// <summary>torch.randn, bit for bit.</summary>
[Trait("Category", Golden.Category)]
public sealed class TorchNormalConformanceTests
{
    [Fact]
    public void One_call_of_each_length_has_the_bits_of_torch()
    {
        foreach (JsonProperty entry in Expected().GetProperty("n").EnumerateObject())
        {
            var values = new float[int.Parse(entry.Name, CultureInfo.InvariantCulture)];
            new TorchNormal(123).Fill(values);
            Bits(values).ShouldBe(Strings(entry.Value.GetProperty("avx2_bits")), $"n = {entry.Name}");
        }
    }

    [Fact]
    public void Calls_in_sequence_share_the_generator_and_its_kept_sample()
    {
        var generator = new TorchNormal(123);
        foreach (JsonElement call in Expected().GetProperty("sequence").EnumerateArray())
        {
            var values = new float[call.GetProperty("n").GetInt32()];
            generator.Fill(values);
            Bits(values).ShouldBe(Strings(call.GetProperty("avx2_bits")));
        }
    }

    [Fact]
    public void Seeds_beyond_32_bits_are_cut_as_torch_cuts_them()
    {
        foreach (JsonProperty seed in Expected().GetProperty("seeds").EnumerateObject())
        {
            foreach ((string name, int count) in new[] { ("n20_avx2", 20), ("n7", 7) })
            {
                var values = new float[count];
                new TorchNormal(ulong.Parse(seed.Name, CultureInfo.InvariantCulture)).Fill(values);
                values.ShouldBe(seed.Value.GetProperty(name).EnumerateArray().Select(v => v.GetSingle()));
            }
        }
    }

    [Fact]
    public void A_long_tensor_ends_as_in_torch()
    {
        JsonElement expected = Expected().GetProperty("n1000003");
        var values = new float[1_000_003];
        new TorchNormal(123).Fill(values);
        values[..64].ShouldBe(expected.GetProperty("first64_avx2").EnumerateArray().Select(v => v.GetSingle()));
        values[^64..].ShouldBe(expected.GetProperty("last64_avx2").EnumerateArray().Select(v => v.GetSingle()));
    }

    private static JsonElement Expected() =>
        JsonDocument.Parse(File.ReadAllText(Golden.Path("directions", "expected_randn.json"))).RootElement;

    private static IEnumerable<string> Bits(float[] values) =>
        values.Select(v => BitConverter.SingleToUInt32Bits(v).ToString("x8", CultureInfo.InvariantCulture));

    private static IEnumerable<string> Strings(JsonElement list) => list.EnumerateArray().Select(v => v.GetString()!);
}
