using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Generation;

public sealed class MemoryNeedTests
{
    private static readonly MemoryNeed Need = new(Weights: 1000, Cache: 70, Token: 30, Prefill: 500);

    [Theory]
    [InlineData(1600, 1)]
    [InlineData(1699, 1)]
    [InlineData(1700, 2)]
    [InlineData(2500, 10)]
    [InlineData(long.MaxValue, 10)]
    public void As_many_responses_as_fit_go_side_by_side(long budget, int batch)
    {
        Need.Batch(10, budget).ShouldBe(batch);
        Need.Total(batch).ShouldBeLessThanOrEqualTo(budget);
    }

    [Fact]
    public void Less_than_one_is_refused() =>
        Should.Throw<SafetyGateException>(() => Need.Batch(10, 1599)).Code.ShouldBe(MemoryErrors.DoesNotFit);

    [Fact]
    public void The_cache_is_keys_and_values_of_every_layer_and_position()
    {
        using var tiny = new TinyModel(); // 2 layers, 2 key-value heads of 10
        MemoryNeed.Of(tiny.Decoder, 5, positions: 33, prefillTokens: 7).ShouldSatisfyAllConditions(
            need => need.Weights.ShouldBe(5),
            need => need.Cache.ShouldBe(2 * 2 * 2 * 10 * 64 * 4),
            need => need.Token.ShouldBeGreaterThan(67 * 4),
            need => need.Prefill.ShouldBe(7 * (need.Token - 67 * 4)));
    }
}
