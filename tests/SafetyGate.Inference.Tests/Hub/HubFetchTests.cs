using System.Collections.Concurrent;
using System.Net;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Hub;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Hub;

/// <summary>Downloads from a hub on loopback.</summary>
public sealed class HubFetchTests : IDisposable
{
    private const string Weights = "model.safetensors";
    private readonly TemporaryFolder _folder = new();
    private readonly HubServer _server = new();
    private readonly ConcurrentQueue<HubProgress> _progress = new();

    public HubFetchTests()
    {
        var weights = new byte[300_000];
        new Random(3).NextBytes(weights);
        _server.Add(Weights, weights);
        _server.Add("config.json", "{}");
        _server.Add("tokenizer.json", "tokens");
    }

    [Fact]
    public async Task A_model_lands_in_the_cache_and_is_found_there_by_its_id()
    {
        _server.Add("pytorch_model.bin", "pickle");
        _server.Add("consolidated.safetensors", "a second copy");
        _server.Add("README.md", "text");
        string folder = await Fetch();

        new HubCache(_folder.Path).Find(HubModelId.Parse("owner/name")).ShouldBe(folder);
        Directory.EnumerateFileSystemEntries(folder).Select(f => Path.GetFileName(f)).ShouldBe([Weights, "config.json", "tokenizer.json"], ignoreOrder: true);
        File.ReadAllBytes(Path.Combine(folder, Weights)).ShouldBe(_server.Content(Weights));
        new FileInfo(Path.Combine(folder, Weights)).LinkTarget.ShouldStartWith("..");
        Directory.EnumerateFiles(_folder.Path, "*.incomplete", SearchOption.AllDirectories).ShouldBeEmpty();
        _progress.Last().Done.ShouldBe(_progress.Last().Total);
    }

    [Fact]
    public async Task A_folder_of_the_user_s_gets_plain_files()
    {
        string folder = await Fetch(to: _folder["mine"]);
        folder.ShouldBe(_folder["mine"]);
        new FileInfo(Path.Combine(folder, Weights)).LinkTarget.ShouldBeNull();
        File.ReadAllText(Path.Combine(folder, "tokenizer.json")).ShouldBe("tokens");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("mine")]
    public async Task What_is_there_is_not_downloaded_again(string? to)
    {
        await Fetch(to: to is null ? null : _folder[to]);
        int before = Downloads().Length;
        await Fetch(to: to is null ? null : _folder[to]);
        Downloads().Length.ShouldBe(before);
    }

    [Fact]
    public async Task A_cut_connection_is_continued_where_it_ended()
    {
        int cuts = 2;
        _server.Intercept = context =>
        {
            if (!context.Request.Url!.AbsolutePath.EndsWith(Weights, StringComparison.Ordinal) || cuts-- <= 0)
                return false;
            if (cuts == 1)
                HubServer.SendAndCut(context, _server.Content(Weights), 100_000);
            else
                HubServer.Refuse(context, 503);
            return true;
        };
        string folder = await Fetch();

        File.ReadAllBytes(Path.Combine(folder, Weights)).ShouldBe(_server.Content(Weights));
        string? range = Downloads().Last(r => r.Path.EndsWith(Weights, StringComparison.Ordinal)).Range;
        range.ShouldNotBeNull();
        int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 100_000);
        _progress.Count(p => p.Trouble is not null).ShouldBe(2);
    }

    [Fact]
    public async Task A_later_run_continues_what_an_earlier_one_left()
    {
        Directory.CreateDirectory(_folder["mine"]);
        File.WriteAllBytes(_folder["mine/model.safetensors.incomplete"], _server.Content(Weights)[..123_456]);
        string folder = await Fetch(to: _folder["mine"]);
        Downloads().Single(r => r.Path.EndsWith(Weights, StringComparison.Ordinal)).Range.ShouldBe("bytes=123456-");
        File.ReadAllBytes(Path.Combine(folder, Weights)).ShouldBe(_server.Content(Weights));
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_sends_the_whole_file()
    {
        Directory.CreateDirectory(_folder["mine"]);
        File.WriteAllBytes(_folder["mine/model.safetensors.incomplete"], new byte[1000]);
        _server.Intercept = context =>
        {
            if (!context.Request.Url!.AbsolutePath.EndsWith(Weights, StringComparison.Ordinal))
                return false;
            context.Response.Close(_server.Content(Weights), willBlock: true);
            return true;
        };
        File.ReadAllBytes(Path.Combine(await Fetch(to: _folder["mine"]), Weights)).ShouldBe(_server.Content(Weights));
    }

    [Theory]
    [InlineData(Weights)]
    [InlineData("config.json")]
    public async Task A_file_with_another_hash_is_not_kept(string name)
    {
        byte[] changed = [.. _server.Content(name)];
        changed[0] ^= 1;
        Serve(name, changed);
        (await Refusal()).Code.ShouldBe(HubErrors.DamagedDownload);
        ShouldHaveKeptNothingOf(name);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_file_of_another_size_is_not_kept(int more)
    {
        byte[] content = _server.Content(Weights);
        Serve(Weights, more > 0 ? [.. content, 0] : content[..^1]);
        (await Refusal()).Code.ShouldBe(HubErrors.DamagedDownload);
        ShouldHaveKeptNothingOf(Weights);
    }

    [Fact]
    public async Task A_body_that_never_ends_is_cut_at_the_announced_size()
    {
        _server.Intercept = context =>
        {
            if (!context.Request.Url!.AbsolutePath.EndsWith(Weights, StringComparison.Ordinal))
                return false;
            context.Response.SendChunked = true;
            for (int i = 0; i < 50; i++)
                context.Response.OutputStream.Write(new byte[100_000]);
            context.Response.Close();
            return true;
        };
        (await Refusal()).Code.ShouldBe(HubErrors.DamagedDownload);
        Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).ShouldAllBe(f => new FileInfo(f).Length <= 300_000);
    }

    [Theory]
    [InlineData(401, 1502)]
    [InlineData(403, 1502)]
    [InlineData(404, 1503)]
    [InlineData(400, 1504)]
    [InlineData(500, 1504)]
    [InlineData(429, 1504)]
    public async Task A_no_of_the_hub_is_told_apart(int status, int code)
    {
        _server.Intercept = context =>
        {
            HubServer.Refuse(context, status);
            return true;
        };
        (await Refusal()).Code.Number.ShouldBe(code);
        _server.Requests.Count.ShouldBe(status is 500 or 429 ? 3 : 1);
    }

    [Fact]
    public async Task The_token_goes_to_the_hub_and_never_to_the_host_that_it_redirects_to()
    {
        using var mirror = new HubServer();
        mirror.Intercept = context =>
        {
            HubServer.Send(context, _server.Content(Weights));
            return true;
        };
        _server.Intercept = context =>
        {
            if (!context.Request.Url!.AbsolutePath.EndsWith(Weights, StringComparison.Ordinal))
                return false;
            context.Response.Redirect($"{mirror.Address}/content?signature=1");
            context.Response.Close();
            return true;
        };
        string folder = await Fetch();

        File.ReadAllBytes(Path.Combine(folder, Weights)).ShouldBe(_server.Content(Weights));
        _server.Requests.ShouldAllBe(r => r.Authorization == "Bearer hf_secret");
        mirror.Requests.Single().Authorization.ShouldBeNull();
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/x")]
    public async Task A_redirect_out_of_the_web_is_refused(string location)
    {
        _server.Intercept = context =>
        {
            context.Response.Redirect(location);
            context.Response.Close();
            return true;
        };
        (await Refusal()).Code.ShouldBe(HubErrors.UntrustedAnswer);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        _server.Intercept = context =>
        {
            context.Response.Redirect(_server.Address + "/again");
            context.Response.Close();
            return true;
        };
        (await Refusal()).Code.ShouldBe(HubErrors.Unreachable);
    }

    [Theory]
    [InlineData("../outside.json")]
    [InlineData("/etc/cron.d/x.json")]
    [InlineData("sub/tokenizer.json")]
    [InlineData("..\\\\outside.json")]
    [InlineData("C:tokenizer.json")]
    [InlineData("..")]
    [InlineData("tokenizer\\u0000.json")]
    [InlineData("\\ud800.json")]
    public async Task A_name_that_leads_out_of_the_folder_is_refused(string name)
    {
        _server.Tree = tree => tree.Replace("tokenizer.json", name, StringComparison.Ordinal);
        (await Refusal()).Code.ShouldBe(HubErrors.UntrustedAnswer);
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not JSON")]
    [InlineData("[1]")]
    [InlineData("""[{"type": "file", "path": "config.json", "size": -1, "oid": "0000000000000000000000000000000000000000"}]""")]
    [InlineData("""[{"type": "file", "path": "config.json", "size": 1, "oid": "../../x"}]""")]
    [InlineData("""[{"type": "file", "path": "config.json", "size": 1, "oid": "00"}]""")]
    [InlineData("""[{"type": "file", "path": "config.json", "oid": "0000000000000000000000000000000000000000"}]""")]
    public async Task A_listing_of_another_form_is_refused(string tree)
    {
        _server.Tree = _ => tree;
        (await Refusal()).Code.ShouldBe(HubErrors.UntrustedAnswer);
    }

    [Fact]
    public async Task A_model_without_safetensors_is_refused()
    {
        _server.Tree = _ => "[]";
        (await Refusal()).Code.ShouldBe(HubErrors.NothingToFetch);
    }

    [Fact]
    public async Task A_list_goes_on_at_the_next_page_of_the_same_host_only()
    {
        _server.Intercept = context =>
        {
            if (context.Request.Url!.AbsolutePath.Contains("/tree/", StringComparison.Ordinal))
                context.Response.Headers["Link"] = "<http://127.0.0.1:1/api/next>; rel=\"next\"";
            return false;
        };
        (await Refusal()).Code.ShouldBe(HubErrors.UntrustedAnswer);
    }

    [Fact]
    public async Task Cancelling_keeps_what_was_downloaded()
    {
        using var cancellation = new CancellationTokenSource();
        _server.Intercept = context =>
        {
            if (!context.Request.Url!.AbsolutePath.EndsWith(Weights, StringComparison.Ordinal))
                return false;
            context.Response.ContentLength64 = 300_000;
            context.Response.OutputStream.Write(_server.Content(Weights), 0, 150_000);
            context.Response.OutputStream.Flush();
            return true; // and never goes on
        };
        Task<string> fetch = Fetch(to: _folder["mine"], cancellation: cancellation.Token);
        while (!_progress.Any(p => p.File == Weights && p.Done > 8))
            await Task.Delay(10, TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(fetch);
        new FileInfo(_folder["mine/model.safetensors.incomplete"]).Length.ShouldBeInRange(1, 150_000);
    }

    [Theory]
    [InlineData("ftp://hub", "t")]
    [InlineData("hub", "t")]
    [InlineData("https://user:secret@hub", "t")]
    [InlineData("http://127.0.0.1:9", "a\nb")]
    public async Task An_address_or_token_that_cannot_be_one_is_refused(string endpoint, string token)
    {
        var settings = new HubSettings { CacheFolder = _folder.Path, Endpoint = endpoint, Token = token };
        (await Should.ThrowAsync<SafetyGateException>(new HubFetch(settings, Retry, new Collector(_progress)).RunAsync(
            HubModelId.Parse("owner/name"), null, TestContext.Current.CancellationToken))).Code.ShouldBe(HubErrors.BadEndpoint);
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private static HubRetry Retry { get; } = new(3, TimeSpan.FromMilliseconds(1), TimeProvider.System);

    private (string Path, string? Range, string? Authorization)[] Downloads() =>
        [.. _server.Requests.Where(r => r.Path.Contains("/resolve/", StringComparison.Ordinal))];

    private Task<string> Fetch(string? to = null, CancellationToken? cancellation = null)
    {
        var settings = new HubSettings { CacheFolder = _folder.Path, Endpoint = _server.Address, Token = "hf_secret" };
        return new HubFetch(settings, Retry, new Collector(_progress)).RunAsync(
            HubModelId.Parse("owner/name"), to, cancellation ?? TestContext.Current.CancellationToken);
    }

    private async Task<SafetyGateException> Refusal()
    {
        SafetyGateException refusal = await Should.ThrowAsync<SafetyGateException>(Fetch());
        new HubCache(_folder.Path).Find(HubModelId.Parse("owner/name")).ShouldBeNull();
        return refusal;
    }

    private void Serve(string name, byte[] content) => _server.Intercept = context =>
    {
        if (!context.Request.Url!.AbsolutePath.EndsWith("/" + name, StringComparison.Ordinal))
            return false;
        HubServer.Send(context, content);
        return true;
    };

    private void ShouldHaveKeptNothingOf(string name) =>
        Directory.EnumerateFiles(_folder.Path, name, SearchOption.AllDirectories).ShouldBeEmpty();

    private sealed class Collector(ConcurrentQueue<HubProgress> to) : IProgress<HubProgress>
    {
        public void Report(HubProgress value) => to.Enqueue(value);
    }
}
