using System.Text.RegularExpressions;
using SafetyGate.Inference.Checkpoints.Adapters;

namespace SafetyGate.Inference.Tests.Checkpoints.Adapters;

/// <summary>A plain name is matched without a regular expression, and exactly as PEFT's one would.</summary>
public sealed class ModulePatternTests
{
    [Theory]
    [InlineData("q_proj")]
    [InlineData("self_attn.q_proj")]
    [InlineData("layers.1.self_attn.q_proj")]
    [InlineData("layers.11.self_attn.q_proj")]
    [InlineData("attn.q_proj")]
    [InlineData("q.proj")]
    [InlineData(".q_proj")]
    public void A_name_matches_what_the_regular_expression_matches(string key)
    {
        ModulePattern pattern = ModulePattern.Create(key, 1)!;
        pattern.IsName.ShouldBeTrue();
        foreach (string module in new[]
        {
            "q_proj", "xq_proj", "self_attn.q_proj", "model.layers.1.self_attn.q_proj", "model.layers.11.self_attn.q_proj",
            "model.layers.1.self_attn.q_proj.x", "", "model.layers.1.self_attn.v_proj", "x.qxproj",
        })
            pattern.Matches(module).ShouldBe(Regex.IsMatch(module, $@"\A(?:(.*\.)?({key})\z)"), module);
    }

    [Fact]
    public void Anything_else_is_a_regular_expression() => ModulePattern.Create("^.*q_proj$", 1)!.IsName.ShouldBeFalse();
}
