using SafetyGate.Configuration;
using SafetyGate.Configuration.Probes;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Probes;

namespace SafetyGate.Tests.Configuration.Probes;

public sealed class ProbeConfigurationTests
{
    [Fact]
    public void Lists_are_read_and_their_paths_start_at_the_files_folder()
    {
        GateConfiguration read = ConfigurationFile.Load(Path.Combine("dir", "safety-gate.json"), """
            {
              "prompts": {
                "systemPrompts": ["none", "safety", "@me.txt", "be kind"],
                "prefills": [0, 5, 20],
                "jailbreaks": [{ "name": "role", "path": "j.csv" }, { "path": "k.txt", "name": "k-2" }],
                "at": "origin"
              },
              "axes": { "overRefusal": { "at": "grid", "path": "h.csv", "limit": 5 }, "perplexity": { "path": "t.txt", "window": 64 }, "choices": { "path": "q.jsonl" } },
              "policy": { "perplexityMaxRatio": 1.5, "choicesMaxDrop": 10 }
            }
            """);
        read.Prompts.SystemPrompts.ShouldBe(["none", "safety", "@" + Path.Combine("dir", "me.txt"), "be kind"]);
        read.Prompts.Prefills.ShouldBe([0, 5, 20]);
        read.Prompts.Jailbreaks.ShouldBe([new("role", Path.Combine("dir", "j.csv")), new("k-2", Path.Combine("dir", "k.txt"))]);
        read.Axes.OverRefusal.ShouldBe(new OverRefusalConfiguration { At = ProbePlace.Grid, Path = Path.Combine("dir", "h.csv"), Limit = 5 });
        read.Axes.Perplexity.Path.ShouldBe(Path.Combine("dir", "t.txt"));
        read.Axes.Choices.Path.ShouldBe(Path.Combine("dir", "q.jsonl"));
        read.Policy.OverRefusalMaxRise.ShouldBe(20);
    }

    [Theory]
    [InlineData("{\"prompts\": {\"prefills\": 5}}", "(1,26)", 1102, "prompts.prefills is a number; give a list")]
    [InlineData("{\"prompts\": {\"prefills\": [0,\n  \"5\"]}}", "(2,3)", 1102, "prompts.prefills[1] is a text")]
    [InlineData("{\"prompts\": {\"prefills\": [0, 101]}}", "(1,30)", 1104, "prompts.prefills[1] is 101")]
    [InlineData("{\"prompts\": {\"prefills\": [[1]]}}", "(1,27)", 1102, "prompts.prefills[0] is a list")]
    [InlineData("{\"prompts\": {\"systemPrompts\": [\"none\",\n\n\" \"]}}", "(3,1)", 1104, "prompts.systemPrompts[1] is blank")]
    [InlineData("{\"prompts\": {\"systemPrompts\": [null]}}", "(1,32)", 1102, "prompts.systemPrompts[0] is null")]
    [InlineData("{\"prompts\": {\"jailbreaks\": [{\"name\": \"a\"}]}}", "(1,29)", 1104, "lacks a name of letters and digits, or a path")]
    [InlineData("{\"prompts\": {\"jailbreaks\": [{\"name\": \"a b\", \"path\": \"x.csv\"}]}}", "(1,29)", 1104, "lacks a name")]
    [InlineData("{\"prompts\": {\"jailbreaks\": [{\"nam\": \"a\"}, 7]}}", "(1,30)", 1101, "did you mean \"name\"?")]
    [InlineData("{\"prompts\": {\"jailbreaks\": [{\"name\": \"a\", \"path\": \"x.csv\"},\n {\"name\": \"A\", \"path\": \"y.csv\"}]}}", "(2,2)", 1107, "two sets of prompts.jailbreaks")]
    [InlineData("{\"prompts\": {\"prefills\": [1,2,3}}", "(1,32)", 1105, "Correct the JSON")]
    [InlineData("{\"axes\": {\"overRefusal\": {\"at\": \"orign\"}}}", "(1,33)", 1104, "did you mean \"origin\"?")]
    [InlineData("{\"axes\": {\"overRefusal\": {\"at\": \"off\"}}, \"policy\": {\"overRefusalMaxRise\": 5}}", "(1,75)", 1107, "limits what is not measured")]
    [InlineData("{\"policy\": {\"perplexityMaxRatio\": 2}}", "(1,35)", 1107, "axes.perplexity.path")]
    [InlineData("{\"policy\": {\"choicesMaxDrop\": 2}}", "(1,31)", 1107, "axes.choices.path")]
    public void Every_mistake_is_reported_where_it_stands(string text, string place, int number, string part)
    {
        SafetyGateException error = Should.Throw<SafetyGateException>(() => ConfigurationFile.Load("dir/safety-gate.json", text));
        error.Problems.ShouldContain(p => p.StartsWith($"dir/safety-gate.json{place}: error SG{number}: ", StringComparison.Ordinal) && p.Contains(part, StringComparison.Ordinal), string.Join('\n', error.Problems));
    }

    [Fact]
    public void A_list_too_long_is_refused_before_its_entries_are_read()
    {
        string text = $"{{\"prompts\": {{\"prefills\": [{string.Join(',', Enumerable.Repeat("\"x\"", 33))}]}}}}";
        Should.Throw<SafetyGateException>(() => ConfigurationFile.Load("c.json", text)).Problems.ShouldHaveSingleItem().ShouldContain("33 entries");
    }

    [Fact]
    public void Switching_over_refusal_off_switches_its_default_limit_off() =>
        ConfigurationFile.Load("c.json", "{\"axes\": {\"overRefusal\": {\"at\": \"off\"}}}").Policy.OverRefusalMaxRise.ShouldBeNull();
}
