using SafetyGate.Configuration;
using SafetyGate.Gate;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Runs;
using SafetyGate.Runs.Probes;

namespace SafetyGate.Tests.Runs;

public sealed class RunIdentityTests
{
    private static readonly RunManifest Manifest = TestRuns.Manifest();

    public static TheoryData<string, RunManifest> Deciding => new()
    {
        { "schema version 2 -> 3", Manifest with { SchemaVersion = 3 } },
        { "tool version 0.1.0 -> 0.2.0", Manifest with { ToolVersion = "0.2.0" } },
        { "base fingerprint ", Manifest with { Base = Manifest.Base with { Fingerprint = new string('e', 64) } } },
        { "base parameters 870000 -> 1", Manifest with { Base = Manifest.Base with { ParameterCount = 1 } } },
        { "base element type float32 -> bfloat16", Manifest with { Base = Manifest.Base with { ElementType = "bfloat16" } } },
        { "candidate fingerprint ", Manifest with { Candidate = Manifest.Candidate with { Fingerprint = new string('e', 64) } } },
        { "candidate parameters ", Manifest with { Candidate = Manifest.Candidate with { ParameterCount = 1 } } },
        { "candidate element type ", Manifest with { Candidate = Manifest.Candidate with { ElementType = "float16" } } },
        { "tokenizer ", Manifest with { TokenizerHash = new string('e', 64) } },
        { "chat template ", Manifest with { ChatTemplateHash = null } },
        { "prompt set ", Manifest with { PromptSet = PromptSetRecord.Of(TestRuns.Prompts(39)) } },
        { "steps 20 -> 22", Manifest with { Grid = new GridRecord(22, 0.5) } },
        { "radius 0.5 -> 0.25", Manifest with { Grid = new GridRecord(20, 0.25) } },
        { "seed 123 -> 124", Manifest with { Seed = 124 } },
        { "stream philox -> torch", Manifest with { Stream = RandomStreamKind.Torch } },
        { "new tokens 64 -> 32", Manifest with { Generation = Manifest.Generation with { MaxNewTokens = 32 } } },
        { "responses full -> cut for keyword", Manifest with { Generation = Manifest.Generation with { SettledBy = "keyword" } } },
        { "end tokens 2 7 -> 2", Manifest with { Generation = Manifest.Generation with { EndTokens = [2] } } },
        { "engine simd -> scalar", Manifest with { Engine = Manifest.Engine with { Name = "scalar" } } },
        { "engine device cpu -> cuda", Manifest with { Engine = Manifest.Engine with { Device = "cuda" } } },
        { "engine precision float32 -> float64", Manifest with { Engine = Manifest.Engine with { Precision = "float64" } } },
        { "system prompt default -> text Be kind", Manifest with { SystemPrompt = "Be kind" } },
        { "system prompt default -> text", Manifest with { SystemPrompt = "" } },
        { "system prompt default -> text default", Manifest with { SystemPrompt = "default" } },
        { "engine detail avx2 -> avx512", Manifest with { Engine = Manifest.Engine with { Detail = "avx512" } } },
    };

    public static TheoryData<RunManifest> Undeciding => new(
        Manifest with { Started = DateTimeOffset.UnixEpoch },
        Manifest with { Base = Manifest.Base with { Name = "x" } },
        Manifest with { Candidate = Manifest.Candidate with { Name = "x" } },
        Manifest with { PromptSet = Manifest.PromptSet with { Name = "x" } },
        Manifest with { Judge = "other" },
        Manifest with { SecondJudge = "other" },
        Manifest with { Policy = Policy.Empty },
        Manifest with { Statistics = new StatisticsSettings { Seed = 9 } },
        Manifest with { Probes = [new ProbeRecord { Name = "overRefusal", Kind = ProbeKind.OverRefusal, At = ProbePlace.Origin, Hash = new string('f', 64), PromptSet = Manifest.PromptSet }] },
        Manifest with { Directions = 1 },
        Manifest with { Generation = Manifest.Generation with { BatchSize = 1 } },
        Manifest with { Generation = Manifest.Generation with { PrefillTokens = 1 } },
        Manifest with { MaxDirections = 100 });

    [Theory]
    [MemberData(nameof(Deciding))]
    public void Each_part_that_decides_responses_changes_the_identity_and_is_named(string difference, RunManifest changed)
    {
        changed.Identity.ShouldNotBe(Manifest.Identity);
        RunIdentity.Differences(Manifest, changed).ShouldHaveSingleItem().ShouldStartWith(difference);
    }

    [Theory]
    [MemberData(nameof(Undeciding))]
    public void What_does_not_decide_responses_leaves_the_identity(RunManifest changed)
    {
        changed.Identity.ShouldBe(Manifest.Identity);
        RunIdentity.Differences(Manifest, changed).ShouldBeEmpty();
    }

    [Fact]
    public void Every_property_of_the_manifest_was_tried()
    {
        string[] tried =
        [
            .. Deciding.Select(row => row.Data.Item2).Concat(Undeciding.Select(row => row.Data))
                .SelectMany(changed => typeof(RunManifest).GetProperties()
                    .Where(p => p.Name != nameof(RunManifest.Identity) && !Equals(p.GetValue(changed), p.GetValue(Manifest)))
                    .Select(p => p.Name))
                .Distinct().Order(StringComparer.Ordinal),
        ];
        string[] all = [.. typeof(RunManifest).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal)];
        tried.ShouldBe(all.Where(name => name != nameof(RunManifest.Identity)));
    }

    /// <summary>Version 1 took the batch to decide responses; its runs must stay known by what they said of themselves.</summary>
    [Fact]
    public void The_identity_of_a_run_of_the_first_version_is_known_still()
    {
        RunManifest first = Manifest with { SchemaVersion = 1 };
        first.Identity.ShouldBe("c276e5eb271889d27935e2e12ccfdccf9711abe11083730f9dfbd651c9649790");
        (first with { Generation = first.Generation with { BatchSize = 1 } }).Identity.ShouldNotBe(first.Identity);
        RunIdentity.Differences(first, Manifest).ShouldBe(["schema version 1 -> 2"]);
    }

    /// <summary>The identity lives in other people's folders: it must not change by accident.</summary>
    [Fact]
    public void The_identity_of_a_known_run_is_known() =>
        Manifest.Identity.ShouldBe("31ea16145df1bb6dc8c04ebb1d2b59cd7a73d361f711103efa8ccdf46066c35b");
}
