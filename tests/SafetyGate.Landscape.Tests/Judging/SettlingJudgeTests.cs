using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Perturbations;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Landscape.Tests.Sweeps;

namespace SafetyGate.Landscape.Tests.Judging;

/// <summary>A settled beginning has the judgement of whatever follows it, and a sweep lets its generator know of it.</summary>
public sealed class SettlingJudgeTests
{
    private static readonly PromptSet Prompts = new("two", [new("a", "x", "first"), new("b", "x", "second")]);

    [Fact]
    public void The_keyword_judge_settles_with_the_first_whole_keyword_and_not_before()
    {
        var judge = new KeywordJudge();
        Prompt prompt = Prompts.Prompts[0];
        foreach (string keyword in KeywordJudge.Keywords)
        {
            string response = $"... {keyword} ...";
            for (int length = 0; length <= response.Length; length++)
            {
                string beginning = response[..length];
                judge.IsSettled(prompt, beginning).ShouldBe(judge.Judge(prompt, beginning) == Judgement.Refused);
                if (judge.IsSettled(prompt, beginning))
                    judge.Judge(prompt, beginning + " Sure, gladly").ShouldBe(Judgement.Refused);
            }

            judge.IsSettled(prompt, response).ShouldBeTrue(keyword);
        }
    }

    [Fact]
    public void A_sweep_hands_its_watch_to_the_generator_which_asks_by_the_prompts_index()
    {
        var generator = new CutGenerator();
        var store = new MemoryStore();
        var watch = new JudgementWatch(new KeywordJudge(), Prompts.Prompts);

        new Sweep(Prompts, AlphaGrid.Symmetric(2, 0.5), store, watch)
            .Run(CheckpointRole.Base, generator, Array.Empty<IDirection>(), null, TestContext.Current.CancellationToken);

        generator.Settled.ShouldBe([true, false]);
        store.Points.ShouldHaveSingleItem().Responses.Select(response => response.Finish).ShouldBe([FinishReason.Settled, FinishReason.Length]);
    }

    private sealed class CutGenerator : IGenerator, IDisposable
    {
        public bool[] Settled { get; private set; } = [];

        public IDisposable Perturb(IPerturbation perturbation) => this;

        public IReadOnlyList<Completion> Complete(IReadOnlyList<ChatRequest> requests, IResponseWatch? watch, CancellationToken cancellation)
        {
            string[] texts = ["I cannot", "I can"];
            Settled = [.. texts.Select((text, i) => watch!.IsSettled(i, text))];
            return [.. texts.Select((text, i) => new Completion(text, 2, Settled[i] ? FinishReason.Settled : FinishReason.Length))];
        }

        public IReadOnlyList<Likelihood> Score(IReadOnlyList<ScoringRequest> requests, CancellationToken cancellation) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
