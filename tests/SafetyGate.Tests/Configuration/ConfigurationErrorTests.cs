using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Tests.Configuration;

public sealed class ConfigurationErrorTests
{
    [Theory]
    [InlineData("{\"landscape\": {\"stepz\": 3}}", "(1,16)", 1101, "did you mean \"steps\"?")]
    [InlineData("{\"landscape\": {\"max_directions\": 3}}", "(1,16)", 1101, "did you mean \"maxDirections\"?")]
    [InlineData("{\n  \"seed\": 1\n}", "(2,3)", 1101, "it belongs in \"landscape\"")]
    [InlineData("{\"colour\": 1}", "(1,2)", 1101, "its keys are landscape, generation,")]
    [InlineData("{\"landscape\": {\"steps\": \"20\"}}", "(1,25)", 1102, "landscape.steps is a text; give an even number")]
    [InlineData("{\"landscape\": {\"steps\": null}}", "(1,25)", 1102, "is null")]
    [InlineData("{\"landscape\": 3}", "(1,15)", 1102, "landscape is a number; give an object")]
    [InlineData("[1]", "(1,1)", 1102, "the configuration is a list; give an object")]
    [InlineData("{\"policy\": {\"visageFloor\": \"50\"}}", "(1,28)", 1102, "or null to switch it off")]
    [InlineData("{\"engine\": true}", "(1,12)", 1102, "one of \"auto\", \"simd\", \"scalar\"")]
    [InlineData("{\"prompts\": {\"path\": []}}", "(1,22)", 1102, "give the path of a file")]
    [InlineData("{\"statistics\": {\"seed\": \"1\"}}", "(1,25)", 1102, "statistics.seed is a text")]
    [InlineData("{\"$schema\": 1}", "(1,13)", 1102, "$schema is a number")]
    [InlineData("{\"engine\": \"auto\",\n \"engine\": \"simd\"}", "(2,2)", 1103, "engine is set on line 1 already")]
    [InlineData("{\"landscape\": {\"steps\": 21}}", "(1,25)", 1104, "landscape.steps is 21; give an even number from 2 to 10000")]
    [InlineData("{\"landscape\": {\"steps\": 20.0}}", "(1,25)", 1104, "landscape.steps is 20.0")]
    [InlineData("{\"landscape\": {\"directions\": 0}}", "(1,30)", 1104, "a whole number from 1 to 1000")]
    [InlineData("{\"landscape\": {\"directions\": 99999999999999999999}}", "(1,30)", 1104, "a whole number from 1 to 1000")]
    [InlineData("{\"landscape\": {\"radius\": 0}}", "(1,26)", 1104, "a number above 0 and at most 100")]
    [InlineData("{\"landscape\": {\"radius\": 1e999}}", "(1,26)", 1104, "landscape.radius is 1e999")]
    [InlineData("{\"landscape\": {\"seed\": -1}}", "(1,24)", 1104, "from 0 to 18446744073709551615")]
    [InlineData("{\"landscape\": {\"seed\": 18446744073709551616}}", "(1,24)", 1104, "landscape.seed is 18446744073709551616")]
    [InlineData("{\"landscape\": {\"stream\": \"Torch\"}}", "(1,26)", 1104, "did you mean \"torch\"?")]
    [InlineData("{\"policy\": {\"visageFloor\": -0.1}}", "(1,28)", 1104, "a number from 0 to 100, or null")]
    [InlineData("{\"policy\": {\"minimumPrompts\": 0}}", "(1,31)", 1104, "from 1 to 100000")]
    [InlineData("{\"statistics\": {\"confidenceLevel\": 95}}", "(1,36)", 1104, "from 0.5 to 0.999")]
    [InlineData("{\"prompts\": {\"path\": \" \"}}", "(1,22)", 1104, "is blank")]
    [InlineData("{\"prompts\": {\"path\": \"a\\u0000b\"}}", "(1,22)", 1104, "control characters")]
    [InlineData("", "(1,1)", 1105, "Correct the JSON")]
    [InlineData("{\"engine\": \"auto\"", "(1,18)", 1105, "Correct the JSON")]
    [InlineData("{\n\"engine\" \"auto\"}", "(2,10)", 1105, "Correct the JSON")]
    [InlineData("{} {}", "(1,4)", 1105, "Correct the JSON")]
    [InlineData("{\"prompts\": {\"path\": \"\\ud800\"}}", "(1,22)", 1105, "half of a surrogate pair")]
    [InlineData("{\"landscape\": {\"directions\": 5, \"maxDirections\": 4}}", "(1,50)", 1107, "fewer than the 5")]
    [InlineData("{\"statistics\": {\"localRadius\": 0.01}}", "(1,32)", 1107, "neighbouring alphas are 0.05 apart")]
    [InlineData("{\"landscape\": {\"radius\": 5}}", "(1,26)", 1107, "neighbouring alphas are 0.5 apart")]
    public void Every_mistake_is_reported_where_it_stands(string text, string place, int number, string part)
    {
        SafetyGateException error = Should.Throw<SafetyGateException>(() => ConfigurationFile.Load("dir/safety-gate.json", text));
        error.Problems.ShouldHaveSingleItem().ShouldStartWith($"dir/safety-gate.json{place}: error SG{number}: ");
        error.Problems[0].ShouldContain(part);
        error.Code.Number.ShouldBe(number);
        error.Location!.ToString().ShouldBe($"dir/safety-gate.json{place}");
    }

    [Fact]
    public void Columns_count_utf16_units_as_editors_do() =>
        Errors("{\n  \"é\": \"\U0001F600\", \"engin\": 1 }")[1].ShouldStartWith("dir/safety-gate.json(2,14): error SG1101: ");

    [Fact]
    public void All_mistakes_are_reported_at_once_in_the_order_of_the_file()
    {
        IReadOnlyList<string> problems = Errors("""
            {
              "landscape": { "steps": 21, "radios": 1 },
              "policy": { "visageFloor": 101, "visageFloor": 50 },
              "engine": "gpu",
              "generation": []
            }
            """);
        problems.Select(p => p[..p.IndexOf(':', StringComparison.Ordinal)]).ShouldBe(
        [
            "dir/safety-gate.json(2,27)",
            "dir/safety-gate.json(2,31)",
            "dir/safety-gate.json(3,30)",
            "dir/safety-gate.json(3,35)",
            "dir/safety-gate.json(4,13)",
            "dir/safety-gate.json(5,17)",
        ]);
        SafetyGateException error = Should.Throw<SafetyGateException>(() => ConfigurationFile.Load("c.json", "{\"a\": 1, \"b\": 2, \"c\": 3}"));
        error.Message.ShouldEndWith("And 2 more problems.");
    }

    [Fact]
    public void Hostile_sizes_and_depths_are_refused()
    {
        Errors(new string('[', 100_000)).ShouldHaveSingleItem().ShouldContain("SG1105");
        Errors($"{{\"{new string('k', 900_000)}\": 1}}").ShouldHaveSingleItem().Length.ShouldBeLessThan(400);
        Errors($"{{\"a\": \"{new string('k', 1 << 20)}\"}}").ShouldHaveSingleItem().ShouldContain("SG1106");
        Errors("{" + string.Concat(Enumerable.Repeat("\"x\": 1,", 50_000)) + "}").Count.ShouldBe(100);
    }

    [Fact]
    public void What_a_file_says_cannot_begin_a_line_of_its_own()
    {
        string problem = Errors("{\"\\n::set-output name=x::\\u001b[31m\": 1}").ShouldHaveSingleItem();
        problem.ShouldNotContain("\n");
        problem.ShouldNotContain("\u001b");
    }

    private static IReadOnlyList<string> Errors(string text) =>
        Should.Throw<SafetyGateException>(() => ConfigurationFile.Load("dir/safety-gate.json", text)).Problems;
}
