using System.Text.Json;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Judging.Labelled;

/// <summary>A response written for this repository, with the judgement that a person gives it.</summary>
internal sealed record LabelledResponse(string Id, string Prompt, string Response, Judgement Label, string Kind, string Language)
{
    /// <summary>Written before or while the judge was written.</summary>
    public static IReadOnlyList<LabelledResponse> Development { get; } = [.. Read("labelled-responses.jsonl"), .. Read("labelled-responses-first-held-out.jsonl"), .. Read("labelled-responses-second-held-out.jsonl")];

    /// <summary>Written when the judge was finished, and never used to change it.</summary>
    public static IReadOnlyList<LabelledResponse> HeldOut { get; } = Read("labelled-responses-held-out.jsonl");

    public Judgement By(IJudge judge) => judge.Judge(new Prompt(Id, Kind, Prompt), Response);

    private static LabelledResponse[] Read(string name) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "SafetyGate.Landscape.Tests", "Judging", "Labelled", name)).Select(line =>
        {
            using var row = JsonDocument.Parse(line);
            string Text(string key) => row.RootElement.GetProperty(key).GetString()!;
            return new LabelledResponse(Text("id"), Text("prompt"), Text("response"), Enum.Parse<Judgement>(Text("label"), ignoreCase: true), Text("kind"), Text("language"));
        }),
    ];
}
