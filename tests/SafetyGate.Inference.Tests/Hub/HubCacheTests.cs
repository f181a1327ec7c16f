using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Hub;
using SafetyGate.Inference.Tests.Checkpoints;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Hub;

public sealed class HubCacheTests : IDisposable
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("owner/name")]
    [InlineData("owner/name@main")]
    [InlineData("owner/name@" + Commit)]
    public void A_cached_model_is_found_by_branch_and_by_commit(string id)
    {
        string snapshot = Cache("main", Commit);
        new HubCache(_folder.Path).Find(HubModelId.Parse(id)).ShouldBe(snapshot);
    }

    [Theory]
    [InlineData("owner/name@v2")]
    [InlineData("owner/other")]
    [InlineData("owner/name@0123456789abcdef0123456789abcdef01234568")]
    public void Another_revision_or_model_is_not(string id)
    {
        Cache("main", Commit);
        SafetyGateException refusal = Should.Throw<SafetyGateException>(
            () => ModelSources.Resolve(id, _folder["nowhere"], new HubCache(_folder.Path)));
        refusal.Code.ShouldBe(HubErrors.NotCached);
        refusal.Message.ShouldContain($"safety-gate fetch {id}");
    }

    [Theory]
    [InlineData("../../../etc")]
    [InlineData("")]
    [InlineData("0123")]
    public void A_reference_that_is_no_commit_leads_nowhere(string reference)
    {
        Cache("main", Commit);
        _folder.Write("models--owner--name/refs/main", reference);
        new HubCache(_folder.Path).Find(HubModelId.Parse("owner/name")).ShouldBeNull();
    }

    [Fact]
    public void A_folder_wins_over_the_cache_and_a_text_that_is_no_id_stays_a_path()
    {
        Cache("main", Commit);
        var cache = new HubCache(_folder.Path);
        string folder = Directory.CreateDirectory(_folder["owner/name"]).FullName;
        ModelSources.Resolve("owner/name", folder, cache).ShouldBe(folder);
        ModelSources.Resolve("./missing", _folder["missing"], cache).ShouldBe(_folder["missing"]);
    }

    [Fact]
    public void A_cached_checkpoint_is_named_by_model_and_commit()
    {
        string snapshot = Cache("main", Commit);
        using TemporaryFolder model = TinyCheckpoint.Create();
        foreach (string file in Directory.EnumerateFiles(model.Path))
            File.Copy(file, Path.Combine(snapshot, Path.GetFileName(file)));
        using Checkpoint checkpoint = Checkpoint.Open(snapshot);
        checkpoint.Name.ShouldBe("name@0123456");
    }

    [Theory]
    [InlineData("/home", null, null, null, "/home/.cache/huggingface/hub")]
    [InlineData("/home", "/cache", null, null, "/cache/huggingface/hub")]
    [InlineData("/home", "/cache", "/hf", null, "/hf/hub")]
    [InlineData("/home", "/cache", "/hf", "/hub", "/hub")]
    [InlineData("/home", null, "~/hf", "", "/home/hf/hub")]
    public void The_cache_is_where_the_environment_says(string home, string? cache, string? hubHome, string? hubCache, string expected)
    {
        var variables = new Dictionary<string, string?> { ["XDG_CACHE_HOME"] = cache, ["HF_HOME"] = hubHome, ["HF_HUB_CACHE"] = hubCache };
        HubSettings.Read(name => variables.GetValueOrDefault(name), home).CacheFolder.Replace('\\', '/').ShouldBe(expected);
    }

    public void Dispose() => _folder.Dispose();

    private string Cache(string revision, string commit)
    {
        Directory.CreateDirectory(_folder["models--owner--name/refs"]);
        _folder.Write($"models--owner--name/refs/{revision}", commit);
        return Directory.CreateDirectory(_folder[$"models--owner--name/snapshots/{commit}"]).FullName;
    }
}
