using System.Text;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Runs.Probes;

public sealed class ProbeJournalTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Findings_of_every_kind_are_read_back_exactly()
    {
        PointResponses[] findings = [.. ProbeRuns.Findings(3, 1.0 / 3, 7)];
        using (RunFolder run = RunFolder.CreateOrResume(_folder.Path, ProbeRuns.Manifest))
        {
            foreach (PointResponses point in findings)
                run.Journal.Append(point);
        }

        using RunFolder again = RunFolder.Open(_folder.Path);
        again.Journal.Count.ShouldBe(findings.Length);
        foreach (PointResponses point in findings)
        {
            PointResponses found = again.Journal.Find(point.Key)!;
            found.Key.ShouldBe(point.Key);
            found.Responses.ShouldBe(point.Responses);
            found.Scores.Select(s => s.Id).ShouldBe(point.Scores.Select(s => s.Id));
            found.Scores.SelectMany(s => s.Likelihoods).ShouldBe(point.Scores.SelectMany(s => s.Likelihoods));
        }
    }

    /// <summary>Written before there were probes; the identity of the test manifest is known too.</summary>
    [Fact]
    public void A_record_without_a_probe_is_of_the_safety_prompts_and_is_still_written_so()
    {
        RunManifest manifest = TestRuns.Manifest(1, 2, 1);
        var point = new PointResponses(new PointKey(CheckpointRole.Base, PointKey.OriginDirection, 1), 0, [new Response("p01", "no", 1, FinishReason.EndToken)]);
        string line = Encoding.UTF8.GetString(JournalRecord.Encode(manifest.Identity[..16], point).Span);
        line.ShouldStartWith($"{{\"run\":\"{manifest.Identity[..16]}\",\"role\":\"base\",\"direction\":-1,\"alphaIndex\":1,\"alpha\":0,"
            + "\"responses\":[{\"id\":\"p01\",\"text\":\"no\",\"tokens\":1,\"finish\":\"endToken\"}],\"checksum\":\"");
        var read = JournalRecord.Decode(Encoding.UTF8.GetBytes(line.TrimEnd('\n')))!.Value.Point;
        read.Key.ShouldBe(point.Key);
        read.Key.Probe.ShouldBe("safety");
    }

    [Fact]
    public void A_run_resumed_with_another_probe_keeps_everything_and_finds_an_earlier_probe_again()
    {
        RunManifest without = ProbeRuns.Manifest with { Probes = [] };
        PointResponses[] findings = [.. ProbeRuns.Findings()];
        using (RunFolder run = RunFolder.CreateOrResume(_folder.Path, ProbeRuns.Manifest))
        {
            foreach (PointResponses point in findings)
                run.Journal.Append(point);
        }

        using (RunFolder run = RunFolder.CreateOrResume(_folder.Path, without))
        {
            run.IsResumed.ShouldBeTrue();
            run.Journal.Count.ShouldBe(findings.Count(p => p.Key.Probe == PointKey.SafetyProbe));
            run.Journal.Find(findings[1].Key).ShouldBeNull();
            Should.Throw<SafetyGateException>(() => run.Journal.Append(findings[1])).Code.ShouldBe(RunErrors.UnusableRecord);
        }

        // Another text under the same name is another probe, whose findings are not taken for this one's.
        RunManifest changed = ProbeRuns.Manifest with { Probes = [ProbeRuns.OverRefusal with { Hash = new string('9', 64) }] };
        using (RunFolder run = RunFolder.CreateOrResume(_folder.Path, changed))
            run.Journal.Find(findings[^1].Key with { Probe = changed.Probes[0].Id }).ShouldBeNull();

        using RunFolder again = RunFolder.CreateOrResume(_folder.Path, ProbeRuns.Manifest);
        again.Journal.Count.ShouldBe(findings.Length);
    }

    [Fact]
    public void Findings_that_do_not_fit_their_probe_are_refused()
    {
        using RunFolder run = RunFolder.CreateOrResume(_folder.Path, ProbeRuns.Manifest);
        PointResponses scores = ProbeRuns.Findings().First(p => p.Key.Probe == ProbeRuns.Choices.Id);
        PointResponses harmless = ProbeRuns.Findings().First(p => p.Key.Probe == ProbeRuns.OverRefusal.Id);
        foreach (PointResponses wrong in new[]
        {
            scores with { Scores = [.. scores.Scores.Skip(1)] },
            scores with { Scores = [.. scores.Scores.Select(s => s with { Likelihoods = [s.Likelihoods[0]] })] },
            scores with { Scores = [.. scores.Scores.Select(s => s with { Likelihoods = [.. s.Likelihoods.Select(l => l with { LogLikelihood = double.NaN })] })] },
            scores with { Scores = [.. scores.Scores.Select(s => s with { Likelihoods = [.. s.Likelihoods.Select(l => l with { LogLikelihood = 1 })] })] },
            scores with { Scores = [], Responses = harmless.Responses },
            harmless with { Responses = [.. harmless.Responses.Skip(1)] },
            harmless with { Key = harmless.Key with { Probe = ProbeRuns.Prefill.Id } },
            harmless with { Key = harmless.Key with { Probe = "safety" } },
            harmless with { Key = harmless.Key with { Probe = "other@0000000000000000" } },
        })
            Should.Throw<SafetyGateException>(() => run.Journal.Append(wrong)).Code.ShouldBe(RunErrors.UnusableRecord);
        run.Journal.Count.ShouldBe(0);
    }

    [Fact]
    public void A_manifest_with_a_probe_that_cannot_be_is_refused()
    {
        foreach (SafetyGate.Runs.Probes.ProbeRecord wrong in new[]
        {
            ProbeRuns.OverRefusal with { Hash = "abc" },
            ProbeRuns.OverRefusal with { Name = " " },
            ProbeRuns.OverRefusal with { PromptSet = null },
            ProbeRuns.OverRefusal with { At = Landscape.Probes.ProbePlace.Off },
            ProbeRuns.OverRefusal with { PromptSet = ProbeRuns.OverRefusal.PromptSet! with { Hash = new string('0', 64) } },
            ProbeRuns.Perplexity with { Segments = 0 },
            ProbeRuns.Perplexity with { Segments = 2_000_000_000 },
            ProbeRuns.Choices with { Questions = [new("q", 2, [1, 1])] },
            ProbeRuns.Choices with { Questions = [new("q", 0, [1, 0])] },
            ProbeRuns.Choices with { Questions = [] },
            ProbeRuns.Prefill with { Name = "choices" },
        })
        {
            RunManifest manifest = ProbeRuns.Manifest with { Probes = [ProbeRuns.Choices, wrong] };
            Should.Throw<SafetyGateException>(() => RunFolder.CreateOrResume(_folder.Path, manifest), wrong.ToString()).Code.ShouldBe(RunErrors.InvalidManifest);
        }
    }
}
