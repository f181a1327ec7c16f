using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Scalar;
using SafetyGate.Inference.Compute.Simd;

namespace SafetyGate.Inference.Tests.Compute;

public sealed class ArgmaxTests
{
    private const float Low = float.NegativeInfinity;
    private const float High = float.PositiveInfinity;

    public static TheoryData<float[], int> Rows() => new()
    {
        { [3], 0 },
        { [1, 2, 2, 1], 1 },
        { [-5, -3, -4, -3], 1 },
        { [0f, -0f, 0f], 0 },
        { [-0f, 0f, -0f], 0 },
        { [Low, Low, Low], 0 },
        { [Low, High, 1, High], 1 },
        { [1, float.NaN, 3], -1 },
        { [float.NaN, 1, 3], -1 },
        { [1, 3, float.NaN], -1 },
        { [float.NaN, High, High], -1 },
        { [.. Enumerable.Repeat(1f, 40), 7, .. Enumerable.Repeat(1f, 30), 7, .. Enumerable.Repeat(2f, 50)], 40 },
        { [.. Enumerable.Repeat(1f, 70), float.NaN, .. Enumerable.Repeat(2f, 20)], -1 },
        { Enumerable.Repeat(4f, 131).ToArray(), 0 },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_first_of_the_largest_wins_and_NaN_is_never_a_token(float[] values, int expected)
    {
        Argmax(new ScalarEngine(), values).ShouldBe([expected, expected]);
        Argmax(new SimdEngine(threads: 1), values).ShouldBe([expected, expected]);
    }

    [Fact]
    public void Equal_values_at_any_two_places_give_the_first()
    {
        for (int second = 1; second < 150; second++)
        {
            for (int first = 0; first < second; first += 1 + second / 12)
            {
                var values = new float[150];
                values[first] = values[second] = 1;
                Argmax(new SimdEngine(threads: 1), values)[0].ShouldBe(first, $"{first} and {second}");
            }
        }
    }

    private static int[] Argmax<TTensor>(IEngine<TTensor> engine, float[] values)
        where TTensor : class, IDisposable
    {
        using (engine)
        using (var file = new TensorFile([("x", 1, values.Length, values)]))
        {
            var tokens = new int[2];
            engine.Argmax(new EngineProbe<TTensor>(engine, file).Rows("x", 0, 0), tokens);
            return tokens;
        }
    }
}
