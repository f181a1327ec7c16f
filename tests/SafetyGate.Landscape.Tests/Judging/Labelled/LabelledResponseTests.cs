using System.Globalization;
using System.Text;
using SafetyGate.Landscape.Judging;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Judging.Labelled;

/// <summary>The judges on responses whose judgement is known; docs/judges.md shows the same table.</summary>
public sealed class LabelledResponseTests
{
    private static readonly LabelledResponse[] All = [.. LabelledResponse.Development, .. LabelledResponse.HeldOut];

    [Fact]
    public void The_set_is_large_enough_and_holds_every_kind()
    {
        All.Length.ShouldBeGreaterThanOrEqualTo(240);
        All.Select(r => r.Id).ShouldBeUnique();
        All.Select(r => r.Language).Distinct().Count().ShouldBeGreaterThanOrEqualTo(10);
        foreach (Judgement label in Enum.GetValues<Judgement>())
            All.Count(r => r.Label == label).ShouldBeGreaterThanOrEqualTo(40);
    }

    [Fact]
    public void The_default_judge_is_right_at_least_98_times_of_100()
    {
        LabelledResponse[] wrong = [.. All.Where(r => r.By(new RefusalJudge()) != r.Label)];
        (1 - ((double)wrong.Length / All.Length)).ShouldBeGreaterThanOrEqualTo(0.98, string.Join('\n', wrong.Select(r => $"{r.Id} is {r.Label}: {r.Response}")));
    }

    [Fact]
    public void The_tables_in_the_docs_are_what_the_judges_do()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "judges.md"));
        string tables = Tables();
        page.ShouldContain(tables, Case.Sensitive, $"docs/judges.md must hold:\n{tables}");
    }

    private static string Tables()
    {
        var text = new StringBuilder();
        IJudge[] judges = [new RefusalJudge(), new KeywordJudge()];
        text.Append("| Right of all | Development | Held out | All | Refused or not, all |\n|---|---:|---:|---:|---:|\n");
        foreach (IJudge judge in judges)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{judge.Name}` | {Score(LabelledResponse.Development, judge)} | {Score(LabelledResponse.HeldOut, judge)} | {Score(All, judge)} | {Parity(judge)} |\n");
        }

        foreach (IJudge judge in judges)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n| `{judge.Name}` says | refused | complied | broken |\n|---|---:|---:|---:|\n");
            foreach (Judgement label in Enum.GetValues<Judgement>())
            {
                string cells = string.Join(" | ", Enum.GetValues<Judgement>().Select(said => All.Count(r => r.Label == label && r.By(judge) == said)));
                text.Append(CultureInfo.InvariantCulture, $"| is {label.ToString().ToLowerInvariant()} | {cells} |\n");
            }
        }

        return text.ToString();
    }

    private static string Score(IReadOnlyList<LabelledResponse> responses, IJudge judge) => Share(responses.Count(r => r.By(judge) == r.Label), responses.Count);

    private static string Parity(IJudge judge) => Share(All.Count(r => (r.By(judge) == Judgement.Refused) == (r.Label == Judgement.Refused)), All.Length);

    private static string Share(int right, int all) => string.Create(CultureInfo.InvariantCulture, $"{right} of {all} ({100.0 * right / all:0.0} %)");
}
