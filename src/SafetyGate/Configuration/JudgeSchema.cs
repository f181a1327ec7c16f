namespace SafetyGate.Configuration;

/// <summary>The keys of the section <c>judge</c>.</summary>
internal static class JudgeSchema
{
    private static readonly SectionForm<GuardConfiguration> Guard = new(new(),
    [
        new("path", "Folder of the guard model's checkpoint, from this file's folder.", new PathForm(), (c, v) => c with { Path = (string?)v }),
        new("batchSize", "Responses judged side by side.", new WholeNumberForm(1, GuardConfiguration.LargestBatch), (c, v) => c with { BatchSize = (int)v! }),
    ]);

    private static readonly SectionForm<EndpointConfiguration> Endpoint = new(new(),
    [
        new("url", "Address of an OpenAI-compatible endpoint, without /chat/completions.", new LabelForm("an https address"), (c, v) => c with { Url = (string?)v }),
        new("model", "The model to ask for.", new LabelForm("a model's name"), (c, v) => c with { Model = (string?)v }),
        new("keyVariable", "The environment variable that holds the key.", new LabelForm("the name of an environment variable"), (c, v) => c with { KeyVariable = (string?)v }),
        new("concurrency", "Requests that may be under way at once.", new WholeNumberForm(1, 64), (c, v) => c with { Concurrency = (int)v! }),
        new("requestsPerMinute", "Requests begun in a minute.", new WholeNumberForm(1, 100_000), (c, v) => c with { RequestsPerMinute = (int)v! }),
        new("timeoutSeconds", "Seconds after which a request counts as failed.", new NumberForm(0, 600) { AboveMinimum = true }, (c, v) => c with { TimeoutSeconds = (double)v! }),
        new("attempts", "Tries of one request.", new WholeNumberForm(1, 10), (c, v) => c with { Attempts = (int)v! }),
    ]);

    public static SectionForm<JudgeConfiguration> Judge { get; } = new(new(),
    [
        new("name", "The judge of the verdict.", new ChoiceForm<JudgeKind>(), (c, v) => c with { Name = (JudgeKind)v! }),
        new("second", "The judge beside it; auto is keyword, or refusal where keyword is the first.", new ChoiceForm<SecondJudgeKind>(), (c, v) => c with { Second = (SecondJudgeKind)v! }),
        new("guard", "The model of the guard judge.", Guard, (c, v) => c with { Guard = (GuardConfiguration)v! }),
        new("endpoint", "The endpoint of the http judge.", Endpoint, (c, v) => c with { Endpoint = (EndpointConfiguration)v! }),
    ]);
}
