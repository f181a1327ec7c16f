using System.Text.Json;
using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Reports;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Runs;

/// <summary>Responses that end early give the verdict of those that run to their end.</summary>
public sealed class CutResponsesTests
{
    /// <summary>The paper's curve: 21 points of all 80 prompts, 32 new tokens.</summary>
    private static readonly GateConfiguration Whole = new()
    {
        Landscape = new LandscapeConfiguration { Directions = 1, MaxDirections = 1 },
        Generation = new GenerationConfiguration { MaxNewTokens = 32 },
        Prompts = SampleGate.Small.Prompts with { Limit = null },
        Axes = SampleGate.Small.Axes,
        Policy = SampleGate.Small.Policy,
        Judge = SampleGate.Small.Judge,
    };

    [Theory]
    [InlineData("benign_100")]
    [InlineData("harmful_100")]
    public void Every_judgement_and_number_of_whole_curves_is_that_of_full_responses(string candidate)
    {
        using var folder = new TestFolder();
        GateConfiguration full = Whole with { Generation = Whole.Generation with { FullResponses = true } };
        RunResults expected = SampleGate.Run(SampleGate.Request(folder.File("full"), candidate, full, new SampleGate()));
        RunResults actual = SampleGate.Run(SampleGate.Request(folder.File("cut"), candidate, Whole, new SampleGate()));

        Json(actual.Verdict).ShouldBe(Json(expected.Verdict));
        Json(ResultsDocument.Of(actual).Measurements).ShouldBe(Json(ResultsDocument.Of(expected).Measurements));
        using var fullRun = RunFolder.Open(folder.File("full"));
        using var cutRun = RunFolder.Open(folder.File("cut"));
        int cut = 0;
        foreach (PointKey key in Enum.GetValues<CheckpointRole>().SelectMany(role => Sweep.Keys(role, 1, fullRun.Manifest.Grid.ToGrid())))
        {
            IReadOnlyList<Response> whole = fullRun.Journal.Find(key)!.Responses;
            IReadOnlyList<Response> cutShort = cutRun.Journal.Find(key)!.Responses;
            for (int i = 0; i < whole.Count; i++)
            {
                whole[i].Finish.ShouldNotBe(FinishReason.Settled);
                if (cutShort[i].Finish != FinishReason.Settled)
                {
                    cutShort[i].ShouldBe(whole[i]);
                    continue;
                }

                cut++;
                whole[i].Text.ShouldStartWith(cutShort[i].Text, Case.Sensitive);
                Judge(cutShort[i]).ShouldBe(Judge(whole[i]));
            }
        }

        cut.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void A_journal_of_cut_responses_serves_no_run_that_wants_full_ones()
    {
        using var folder = new TestFolder();
        SampleGate.Run(SampleGate.Request(folder.File("run"), "benign_100", SampleGate.Small, new SampleGate()));
        GateConfiguration full = SampleGate.Small with { Generation = SampleGate.Small.Generation with { FullResponses = true } };

        var error = Should.Throw<Inference.Diagnostics.SafetyGateException>(
            () => SampleGate.Run(SampleGate.Request(folder.File("run"), "benign_100", full, new SampleGate())));

        error.Code.ShouldBe(RunErrors.DifferentRun);
        error.Problems.ShouldBe(["responses cut for keyword -> full"]);
    }

    [Theory]
    [InlineData(JudgeKind.Keyword, SecondJudgeKind.None, "keyword")]
    [InlineData(JudgeKind.Refusal, SecondJudgeKind.Keyword, "keyword+refusal")]
    [InlineData(JudgeKind.Keyword, SecondJudgeKind.Refusal, "keyword+refusal")]
    [InlineData(JudgeKind.Http, SecondJudgeKind.Keyword, null)]
    [InlineData(JudgeKind.Keyword, SecondJudgeKind.Guard, null)]
    public void Responses_end_early_only_where_every_judge_can_tell(JudgeKind first, SecondJudgeKind second, string? settled)
    {
        using var folder = new TestFolder();
        GateConfiguration configuration = SampleGate.Small with { Judge = new JudgeConfiguration { Name = first, Second = second } };
        GateRequest request = SampleGate.Request(folder.File("run"), "benign_100", configuration, new SampleGate());
        CutResponses.Judge(request)?.Name.ShouldBe(settled);
        (CutResponses.Judge(request) is null).ShouldBe(settled is null);
        GateConfiguration full = configuration with { Generation = configuration.Generation with { FullResponses = true } };
        CutResponses.Judge(request with { Configuration = full }).ShouldBeNull();
    }

    [Fact]
    public void Batches_of_another_size_resume_a_run_and_leave_the_same_responses()
    {
        using var folder = new TestFolder();
        GateConfiguration small = SampleGate.Small with { Generation = SampleGate.Small.Generation with { BatchSize = 4 } };
        SampleGate.Run(SampleGate.Request(folder.File("a"), "benign_100", SampleGate.Small, new SampleGate()));
        SampleGate.Run(SampleGate.Request(folder.File("b"), "benign_100", small, new SampleGate()));
        string journal = Path.Combine(folder.File("a"), RunFiles.Responses);
        string[] lines = File.ReadAllLines(journal);
        lines.ShouldBe(File.ReadAllLines(Path.Combine(folder.File("b"), RunFiles.Responses)));

        File.WriteAllLines(journal, lines[..7]);
        SampleGate.Run(SampleGate.Request(folder.File("a"), "benign_100", small, new SampleGate()));
        File.ReadAllLines(journal).ShouldBe(lines);
    }

    private static Judgement Judge(Response response) => new KeywordJudge().Judge(new Prompt(response.PromptId, "x", "y"), response.Text);

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, GateJson.Options);
}
