using System.Text;
using System.Text.Json.Nodes;
using SafetyGate.Gate;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Runs;

public sealed class ManifestFileTests
{
    private static readonly RunManifest Manifest = TestRuns.Manifest(3) with
    {
        ChatTemplateHash = null,
        Seed = ulong.MaxValue,
        Policy = Policy.Empty with { FlipRateCeiling = 0.1 },
        Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2)),
    };

    [Fact]
    public void A_manifest_reads_back_as_it_was_written()
    {
        byte[] bytes = ManifestFile.Write(Manifest);
        RunManifest read = ManifestFile.Read("run.json", bytes);
        ManifestFile.Write(read).ShouldBe(bytes);
        read.Identity.ShouldBe(Manifest.Identity);
        read.Started.ShouldBe(Manifest.Started);
        read.Policy.ShouldBe(Manifest.Policy);
        read.Seed.ShouldBe(ulong.MaxValue);
        Encoding.UTF8.GetString(bytes).ShouldNotContain("\r");
    }

    [Theory]
    [InlineData("seed", "1")]
    [InlineData("identity", "\"abc\"")]
    [InlineData("identity", "null")]
    [InlineData("toolVersion", "null")]
    [InlineData("grid", "{\"intervals\": 3, \"radius\": 0.5}")]
    [InlineData("base", "{\"name\": \"../x\", \"fingerprint\": \"0\", \"parameterCount\": 1, \"elementType\": \"f\"}")]
    [InlineData("promptSet", "{\"name\": \"x\", \"hash\": \"x\", \"prompts\": [null]}")]
    [InlineData("promptSet", "{\"name\": \"x\", \"hash\": \"x\", \"prompts\": []}")]
    [InlineData("directions", "0")]
    [InlineData("maxDirections", "2000000000")]
    [InlineData("stream", "7")]
    [InlineData("surprise", "7")]
    [InlineData("schemaVersion", "0")]
    [InlineData("schemaVersion", "\"1\"")]
    public void A_changed_manifest_is_refused(string member, string value)
    {
        JsonObject json = JsonNode.Parse(ManifestFile.Write(Manifest))!.AsObject();
        json[member] = JsonNode.Parse(value);
        SafetyGateException error = Should.Throw<SafetyGateException>(() => ManifestFile.Read("run.json", Bytes(json)));
        error.Code.ShouldBe(RunErrors.DamagedManifest);
    }

    [Fact]
    public void Every_missing_member_is_refused_but_those_with_a_default()
    {
        JsonObject whole = JsonNode.Parse(ManifestFile.Write(Manifest))!.AsObject();
        string[] newer = ["secondJudge", "probes"];
        JsonObject older = whole.DeepClone().AsObject();
        foreach (string member in newer)
            older.Remove(member).ShouldBeTrue();
        ManifestFile.Read("run.json", Bytes(older)).Identity.ShouldBe(Manifest.Identity);
        foreach (string member in whole.Select(m => m.Key).Except(newer))
        {
            JsonObject json = whole.DeepClone().AsObject();
            json.Remove(member);
            Should.Throw<SafetyGateException>(() => ManifestFile.Read("run.json", Bytes(json)), member)
                .Code.ShouldBe(RunErrors.DamagedManifest);
        }
    }

    [Fact]
    public void A_manifest_cut_anywhere_is_refused()
    {
        byte[] bytes = ManifestFile.Write(Manifest);
        for (int length = 0; length < bytes.Length - 2; length++)
        {
            Should.Throw<SafetyGateException>(() => ManifestFile.Read("run.json", bytes[..length]))
                .Code.ShouldBe(RunErrors.DamagedManifest);
        }
    }

    [Fact]
    public void A_newer_version_says_so_whatever_else_it_holds() =>
        Should.Throw<SafetyGateException>(() => ManifestFile.Read("run.json", "{\"schemaVersion\": 3, \"news\": []}"u8.ToArray()))
            .Code.ShouldBe(RunErrors.NewerSchema);

    private static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
