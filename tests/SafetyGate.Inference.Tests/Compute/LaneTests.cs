using System.Runtime.Intrinsics;
using SafetyGate.Inference.Compute.Simd;

namespace SafetyGate.Inference.Tests.Compute;

public sealed class LaneTests
{
    [Fact]
    public void The_exponential_is_within_two_ulp_where_it_is_normal()
    {
        for (float x = -87; x < 88.7f; x += 0.00137f)
        {
            float actual = Exp(x);
            double expected = Math.Exp(x);
            (Math.Abs(actual - expected) / (MathF.BitIncrement((float)expected) - (float)expected)).ShouldBeLessThanOrEqualTo(2, $"exp {x:R}");
        }
    }

    [Theory]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(-1e30f, 0f)]
    [InlineData(-105f, 0f)]
    [InlineData(0f, 1f)]
    [InlineData(89f, float.PositiveInfinity)]
    [InlineData(1e30f, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN)]
    public void The_exponential_of_the_extremes_is_exact(float x, float expected) => Exp(x).ShouldBe(expected);

    [Fact]
    public void Below_the_normal_range_it_rounds_to_a_neighbour()
    {
        for (float x = -103.9f; x < -87.4f; x += 0.01f)
            Math.Abs(Exp(x) - Math.Exp(x)).ShouldBeLessThanOrEqualTo(1.5 * float.Epsilon + 2e-7 * Math.Exp(x), $"exp {x:R}");
    }

    private static float Exp(float x) => Lane.Exp(Vector512.Create(x))[7];
}
