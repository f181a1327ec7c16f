using SafetyGate.Inference.Checkpoints;

namespace SafetyGate.Inference.Tests.Checkpoints;

public class TensorShapeTests
{
    [Fact]
    public void Shapes_are_equal_when_their_dimensions_are()
    {
        new TensorShape(32000, 4096).ShouldBe(new TensorShape(32000, 4096));
        new TensorShape(32000, 4096).GetHashCode().ShouldBe(new TensorShape(32000, 4096).GetHashCode());
        (new TensorShape(2, 3) == new TensorShape(3, 2)).ShouldBeFalse();
        (new TensorShape(2) != new TensorShape(2, 1)).ShouldBeTrue();
    }

    [Fact]
    public void A_shape_prints_its_dimensions_and_counts_its_elements()
    {
        new TensorShape(32000, 4096).ToString().ShouldBe("[32000, 4096]");
        new TensorShape(32000, 4096).ElementCount.ShouldBe(131_072_000);
        new TensorShape().ToString().ShouldBe("[]");
        new TensorShape().ElementCount.ShouldBe(1);
        new TensorShape(5, 0).ElementCount.ShouldBe(0);
    }

    [Fact]
    public void Impossible_dimensions_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new TensorShape(2, -1));
        Should.Throw<OverflowException>(() => new TensorShape(long.MaxValue, 2));
    }
}
