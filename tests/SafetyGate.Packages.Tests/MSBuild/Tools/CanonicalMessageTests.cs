using SafetyGate.MSBuild.Tools;

namespace SafetyGate.Packages.Tests.MSBuild.Tools;

public class CanonicalMessageTests
{
    [Fact]
    public void A_line_with_a_place_is_taken_apart()
    {
        CanonicalMessage message = CanonicalMessage.TryParse("  C:\\my work (1)\\safety-gate.json(12,5): error SG1101: 'a: b' is not a setting.").ShouldNotBeNull();

        (message.Origin, message.Line, message.Column, message.IsError, message.Code, message.Text)
            .ShouldBe(("C:\\my work (1)\\safety-gate.json", 12, 5, true, "SG1101", "'a: b' is not a setting."));
    }

    [Fact]
    public void A_line_without_a_place_has_its_origin()
    {
        CanonicalMessage message = CanonicalMessage.TryParse("safety-gate: warning SG2003: short").ShouldNotBeNull();

        (message.Origin, message.Line, message.IsError).ShouldBe(("safety-gate", 0, false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sweeping 10 points ...")]
    [InlineData("error SG1101: without an origin")]
    [InlineData("safety-gate: error CS1101: of somebody else")]
    [InlineData("safety-gate: error SG110: too short")]
    public void Other_lines_are_messages_only(string line) => CanonicalMessage.TryParse(line).ShouldBeNull();

    [Fact]
    public void A_long_hostile_line_is_read_in_time() =>
        CanonicalMessage.TryParse(string.Concat(Enumerable.Repeat("a(1,1): error SG", 20_000))).ShouldBeNull();
}
