using SafetyGate.Configuration;
using SafetyGate.Gate;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Tests.Configuration;

public sealed class PolicyListTests
{
    [Fact]
    public void Waivers_and_informational_limits_are_read()
    {
        Policy policy = ConfigurationFile.Load("c.json", """
            { "policy": {
                "informational": ["flipRateCeiling", "edgeSharpnessCeiling"],
                "waivers": [
                  { "limit": "visageMaxDrop", "reason": "pilot", "expires": "2026-12-31" },
                  { "limit": "visageFloor", "reason": "pilot", "expires": "2026-12-31", "scope": "finetuned" },
                ] } }
            """).Policy;

        policy.Informational.ShouldBe(["flipRateCeiling", "edgeSharpnessCeiling"]);
        policy.Waivers!.Count.ShouldBe(2);
        policy.Waivers[1].ShouldBe(new Waiver("visageFloor", "pilot", new DateOnly(2026, 12, 31)) { Scope = "finetuned" });
        policy.Waivers[0].Scope.ShouldBeNull();
    }

    [Theory]
    [InlineData("\"waivers\": {}", "(1,24)", 1102, "policy.waivers is an object; give a list")]
    [InlineData("\"waivers\": [1]", "(1,25)", 1102, "policy.waivers[0] is a number; give an object")]
    [InlineData("\"waivers\": [null]", "(1,25)", 1102, "policy.waivers[0] is null")]
    [InlineData("\"waivers\": [{\"limit\": \"visageFloor\", \"expires\": \"2026-01-01\"}]", "(1,25)", 1110, "policy.waivers[0] lacks reason")]
    [InlineData("\"waivers\": [{\"limit\": \"visageFlor\", \"reason\": \"x\", \"expires\": \"2026-01-01\"}]", "(1,35)", 1104, "did you mean \"visageFloor\"?")]
    [InlineData("\"waivers\": [{\"limit\": \"visageFloor\", \"reason\": \" \", \"expires\": \"2026-01-01\"}]", "(1,60)", 1104, "policy.waivers[0].reason is blank")]
    [InlineData("\"waivers\": [{\"limit\": \"visageFloor\", \"reason\": \"x\", \"expires\": \"2026-02-30\"}]", "(1,76)", 1104, "give a day")]
    [InlineData("\"waivers\": [{\"limits\": \"visageFloor\", \"limit\": \"visageFloor\", \"reason\": \"x\", \"expires\": \"2026-02-03\"}]", "(1,26)", 1101, "did you mean \"limit\"?")]
    [InlineData("\"informational\": [\"visageFloor\", 3]", "(1,46)", 1102, "policy.informational[1] is a number")]
    [InlineData("\"informational\": [[\"visageFloor\"]]", "(1,31)", 1102, "policy.informational[0] is a list")]
    public void Every_mistake_in_a_list_is_reported_where_it_stands(string member, string place, int number, string part)
    {
        SafetyGateException error = Should.Throw<SafetyGateException>(() => ConfigurationFile.Load("c.json", $"{{\"policy\": {{{member}}}}}"));
        error.Problems.ShouldHaveSingleItem().ShouldStartWith($"c.json{place}: error SG{number}: ");
        error.Problems[0].ShouldContain(part);
    }

    [Fact]
    public void Lists_without_end_are_refused()
    {
        string many = string.Join(", ", Enumerable.Repeat("{}", 101));
        Should.Throw<SafetyGateException>(() => ConfigurationFile.Load("c.json", $"{{\"policy\": {{\"waivers\": [{many}]}}}}"))
            .Code.ShouldBe(ConfigurationErrors.OutOfRange);
        string deep = new('[', 5_000);
        Should.Throw<SafetyGateException>(() => ConfigurationFile.Load("c.json", $"{{\"policy\": {{\"waivers\": {deep}"))
            .Code.ShouldBe(ConfigurationErrors.MalformedJson);
    }
}
