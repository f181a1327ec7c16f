using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Judges;
using SafetyGate.Landscape.Judging;

namespace SafetyGate.Tests.Judges;

public sealed class JudgeFactoryTests
{
    [Fact]
    public void Our_own_judge_decides_by_default_and_the_papers_stands_beside_it()
    {
        using JudgePanel panel = JudgeFactory.Create(GateConfiguration.Default.Judge, cancellation: TestContext.Current.CancellationToken);
        (panel.First.Name, panel.Second?.Name).ShouldBe(("refusal", "keyword"));
        panel.Settling!.Name.ShouldBe("keyword+refusal");
    }

    [Theory]
    [InlineData(JudgeKind.Keyword, SecondJudgeKind.Auto, "refusal")]
    [InlineData(JudgeKind.Refusal, SecondJudgeKind.Auto, "keyword")]
    [InlineData(JudgeKind.Refusal, SecondJudgeKind.Refusal, null)]
    [InlineData(JudgeKind.Keyword, SecondJudgeKind.None, null)]
    public void The_second_judge_is_another_one_or_none(JudgeKind first, SecondJudgeKind second, string? expected)
    {
        using JudgePanel panel = JudgeFactory.Create(new JudgeConfiguration { Name = first, Second = second }, cancellation: TestContext.Current.CancellationToken);
        panel.Second?.Name.ShouldBe(expected);
    }

    [Fact]
    public void A_judge_that_needs_more_than_there_is_is_an_error()
    {
        Refusal(new JudgeConfiguration { Name = JudgeKind.Http }, null).ShouldBe(JudgeErrors.Unavailable);
        Refusal(new JudgeConfiguration { Name = JudgeKind.Guard }, Surroundings()).ShouldBe(JudgeErrors.NotConfigured);
        Refusal(new JudgeConfiguration { Second = SecondJudgeKind.Http }, Surroundings()).ShouldBe(JudgeErrors.NotConfigured);
        var keyed = new EndpointConfiguration { Url = "https://127.0.0.1/v1", Model = "m", KeyVariable = "JUDGE_KEY" };
        Refusal(new JudgeConfiguration { Name = JudgeKind.Http, Endpoint = keyed }, Surroundings()).ShouldBe(JudgeErrors.NoKey);
        Refusal(new JudgeConfiguration { Name = JudgeKind.Http, Endpoint = keyed }, Surroundings("two words")).ShouldBe(JudgeErrors.NoKey);
        using JudgePanel panel = JudgeFactory.Create(new JudgeConfiguration { Name = JudgeKind.Http, Endpoint = keyed }, Surroundings("sk-1"), TestContext.Current.CancellationToken);
        panel.First.Name.ShouldStartWith("http:m@");
        panel.Settling.ShouldBeNull();
    }

    [Fact]
    public void The_section_is_read_and_its_path_starts_at_the_file()
    {
        GateConfiguration configuration = ConfigurationFile.Load(
            Path.Combine("folder", "safety-gate.json"),
            """{ "judge": { "name": "guard", "second": "http", "guard": { "path": "guards/small", "batchSize": 4 }, "endpoint": { "url": "https://example.org/v1", "model": "m", "timeoutSeconds": 5 } } }""");
        configuration.Judge.Name.ShouldBe(JudgeKind.Guard);
        configuration.Judge.Second.ShouldBe(SecondJudgeKind.Http);
        configuration.Judge.Guard.ShouldBe(new GuardConfiguration { Path = Path.Combine("folder", "guards/small"), BatchSize = 4 });
        configuration.Judge.Endpoint.TimeoutSeconds.ShouldBe(5);
        Should.Throw<SafetyGateException>(() => ConfigurationFile.Load("x.json", """{ "judge": { "endpoint": { "key": "sk-1" } } }""")).Code.ShouldBe(ConfigurationErrors.UnknownKey);
    }

    private static ErrorCode Refusal(JudgeConfiguration configuration, JudgeSurroundings? surroundings) =>
        Should.Throw<SafetyGateException>(() => JudgeFactory.Create(configuration, surroundings, TestContext.Current.CancellationToken)).Code;

    private static JudgeSurroundings Surroundings(string? key = null) => new()
    {
        Variable = _ => key,
        Loader = new ScalarLoader(),
        Clock = TimeProvider.System,
        CacheFolder = null,
    };
}
