using SafetyGate.Inference.ChatTemplates;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Generation;

/// <summary>System messages and prefills on their way to tokens, on the reference checkpoint with another template.</summary>
[Trait("Category", Golden.Category)]
public sealed class ChatCodecTests : IDisposable
{
    private const string WithSystem =
        "{% for m in messages %}{% if m.role == 'system' %}<<{{ m.content }}>>{% else %}[INST] {{ m.content }} [/INST]{% endif %}{% endfor %}";

    private const string WithoutSystem =
        "{% for m in messages %}{% if m.role == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}[INST] {{ m.content }} [/INST]{% endfor %}";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_request_can_replace_the_system_message_empty_it_or_leave_it_out()
    {
        using ChatCheckpoint chat = Open(WithSystem, "own");
        ChatRequest request = new("bring water");
        chat.Codec.Render(request).ShouldBe("<<own>>[INST] bring water [/INST]");
        chat.Codec.Render(request with { SystemPrompt = new SystemMessage("another") }).ShouldBe("<<another>>[INST] bring water [/INST]");
        chat.Codec.Render(request with { SystemPrompt = new SystemMessage("") }).ShouldBe("<<>>[INST] bring water [/INST]");
        chat.Codec.Render(request with { SystemPrompt = new SystemMessage(null) }).ShouldBe("[INST] bring water [/INST]");
    }

    [Fact]
    public void A_prefill_appends_exactly_the_first_tokens_of_its_text()
    {
        using ChatCheckpoint chat = Open(WithSystem, null);
        ChatRequest request = new("bring fresh water");
        IReadOnlyList<int> plain = chat.Codec.Encode(request);
        const string opening = "Sure , here is how to bring fresh water";
        IReadOnlyList<int> words = chat.Codec.EncodeText(opening);
        words.Count.ShouldBe(9);
        foreach (int tokens in new[] { 0, 1, 5, 9, 20 })
        {
            IReadOnlyList<int> prefilled = chat.Codec.Encode(request with { Prefill = new Prefill(opening, tokens) });
            prefilled.ShouldBe([.. plain, .. words.Take(tokens)]);
        }
    }

    [Fact]
    public void A_template_without_a_system_role_refuses_one_as_transformers_would()
    {
        using ChatCheckpoint chat = Open(WithoutSystem, null);
        chat.Codec.Encode(new ChatRequest("bring water")).ShouldNotBeEmpty();
        Should.Throw<SafetyGateException>(() => chat.Codec.Encode(new ChatRequest("bring water") { SystemPrompt = new SystemMessage("be kind") }))
            .Code.ShouldBe(ChatTemplateErrors.Raised);
    }

    private ChatCheckpoint Open(string template, string? system)
    {
        foreach (string file in Directory.EnumerateFiles(Golden.Path("visage-ref", "aligned")))
            File.Copy(file, _folder[Path.GetFileName(file)], overwrite: true);
        _folder.Write("chat_template.jinja", template);
        return ChatCheckpoint.Open(_folder.Path, DateTimeOffset.UnixEpoch, systemPrompt: system);
    }
}
