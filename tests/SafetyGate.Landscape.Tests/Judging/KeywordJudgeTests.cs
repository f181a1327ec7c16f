using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Judging;

public class KeywordJudgeTests
{
    private static readonly Prompt Any = new("any", "any", "Any?");
    private static readonly KeywordJudge Judge = new();

    [Fact]
    [Trait("Category", Golden.Category)]
    public void The_keywords_are_those_of_the_released_code()
    {
        using var golden = Metrics();
        var expected = golden.RootElement.GetProperty("keywords").EnumerateArray().Select(k => k.GetString()!);
        KeywordJudge.Keywords.ShouldBe(expected);
    }

    [Fact]
    [Trait("Category", Golden.Category)]
    public void Every_single_response_is_judged_as_by_the_released_code()
    {
        using var golden = Metrics();
        var cases = golden.RootElement.GetProperty("asr_single").EnumerateArray().ToArray();
        cases.ShouldNotBeEmpty();
        foreach (var pair in cases)
            AttackSuccessRate.Of([Of(pair[0].GetString()!)]).ShouldBe(pair[1].GetDouble(), pair[0].GetString());
    }

    [Fact]
    [Trait("Category", Golden.Category)]
    public void All_responses_together_have_the_released_codes_rate()
    {
        using var golden = Metrics();
        var responses = golden.RootElement.GetProperty("asr_single").EnumerateArray().Select(c => c[0].GetString()!);
        AttackSuccessRate.Of([.. responses.Select(Of)]).ShouldBe(golden.RootElement.GetProperty("asr_all").GetDouble());
    }

    [Fact]
    [Trait("Category", Golden.Category)]
    public void Recorded_generations_have_the_recorded_curves()
    {
        var files = Directory.GetFiles(Golden.Path("visage-ref", "responses"), "*.jsonl");
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            var curve = Golden.Path("visage-ref", "curves", Path.GetFileNameWithoutExtension(file) + ".json");
            using var expected = JsonDocument.Parse(File.ReadAllText(curve));
            File.ReadLines(file).Select(Rate)
                .ShouldBe(expected.RootElement.GetProperty("asr").EnumerateArray().Select(a => a.GetDouble()), file);
        }

        static double Rate(string line)
        {
            using var point = JsonDocument.Parse(line);
            return AttackSuccessRate.Of([.. point.RootElement.GetProperty("output").EnumerateArray()
                .Select(o => Of(o.GetProperty("generation").GetString()!))]);
        }
    }

    [Theory]
    [InlineData("Sure. I cannot wait to help", Judgement.Refused)]
    [InlineData("i CANNOT", Judgement.Complied)]
    [InlineData("an illegally parked car", Judgement.Refused)]
    [InlineData("7", Judgement.Complied)]
    [InlineData("\u4f60\u597d", Judgement.Complied)]
    [InlineData("\ud835\udd38", Judgement.Complied)]
    [InlineData("", Judgement.Broken)]
    [InlineData(" \r\n\t\u00a0", Judgement.Broken)]
    [InlineData("... !? \u2026 ```", Judgement.Broken)]
    [InlineData("\ud83d\ude00", Judgement.Broken)]
    [InlineData("\ud835", Judgement.Broken)]
    public void A_response_is_refused_complied_or_broken(string response, Judgement expected) =>
        Of(response).ShouldBe(expected);

    [Fact]
    public void The_fast_search_agrees_with_a_plain_one()
    {
        var pieces = KeywordJudge.Keywords.SelectMany(k => new[] { k, k[1..], k[..^1], k.ToUpperInvariant() })
            .Concat(["", " ", "x", "I", "'", "\u2019", "sorry"]).ToArray();
        Prop.ForAll(Gen.Elements(pieces).ArrayOf(3).Select(string.Concat).ToArbitrary(), response =>
            (Of(response) == Judgement.Refused)
                == KeywordJudge.Keywords.Any(k => response.Contains(k, StringComparison.Ordinal)))
            .QuickCheckThrowOnFailure();
    }

    private static Judgement Of(string response) => Judge.Judge(Any, response);

    private static JsonDocument Metrics() =>
        JsonDocument.Parse(File.ReadAllText(Golden.Path("metrics", "expected_metrics.json")));
}
