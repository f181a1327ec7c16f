using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Tests.Configuration;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("8GiB", 8L << 30)]
    [InlineData("8 gib", 8L << 30)]
    [InlineData("1.5GiB", 3L << 29)]
    [InlineData("500MB", 500_000_000L)]
    [InlineData("2TB", 2_000_000_000_000L)]
    [InlineData("1048576", 1L << 20)]
    [InlineData("2097152B", 1L << 21)]
    public void Sizes_are_read_as_people_write_them(string text, long bytes) => ByteSize.Find(text).ShouldBe(bytes);

    [Theory]
    [InlineData("")]
    [InlineData("GiB")]
    [InlineData("-8GiB")]
    [InlineData("8 bananas")]
    [InlineData("1e9")]
    [InlineData("NaN GiB")]
    [InlineData("1,5GiB")]
    [InlineData("1KiB")]
    [InlineData("99999999999TiB")]
    public void What_is_no_sensible_size_is_none(string text) => ByteSize.Find(text).ShouldBeNull();

    [Fact]
    public void The_configuration_takes_a_size_a_number_or_null()
    {
        Read("\"4GiB\"").ShouldBe(4L << 30);
        Read("2000000").ShouldBe(2_000_000);
        Read("null").ShouldBeNull();
        Should.Throw<SafetyGateException>(() => Read("\"much\"")).Code.ShouldBe(ConfigurationErrors.OutOfRange);
        Should.Throw<SafetyGateException>(() => Read("true")).Code.ShouldBe(ConfigurationErrors.WrongType);
    }

    [Fact]
    public void A_flag_is_true_or_false()
    {
        ConfigurationFile.Read("f.json", """{"generation":{"fullResponses":true}}""").Generation.FullResponses.ShouldBeTrue();
        Should.Throw<SafetyGateException>(() => ConfigurationFile.Read("f.json", """{"generation":{"fullResponses":"yes"}}""")).Code
            .ShouldBe(ConfigurationErrors.WrongType);
    }

    private static long? Read(string size) => ConfigurationFile.Read("f.json", "{\"generation\":{\"memory\":" + size + "}}").Generation.Memory;
}
