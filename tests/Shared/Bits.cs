namespace SafetyGate.TestSupport;

/// <summary>Comparison of floats by their bits, which tells NaN and -0 apart and names the first difference.</summary>
internal static class Bits
{
    public static void ShouldHaveTheBitsOf(this ReadOnlySpan<float> actual, ReadOnlySpan<float> expected, string what)
    {
        actual.Length.ShouldBe(expected.Length, what);
        for (int i = 0; i < actual.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(actual[i]) != BitConverter.SingleToInt32Bits(expected[i]))
                Assert.Fail($"{what}: element {i} is {actual[i]:R} and should be {expected[i]:R}");
        }
    }

    public static void ShouldHaveTheBitsOf(this float[] actual, float[] expected, string what) =>
        ((ReadOnlySpan<float>)actual).ShouldHaveTheBitsOf((ReadOnlySpan<float>)expected, what);
}
