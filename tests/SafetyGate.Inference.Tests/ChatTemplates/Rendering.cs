using System.Text.Json;
using SafetyGate.Inference.ChatTemplates;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary>Renders snippets with a fixed clock, one user turn and the special tokens of llama.</summary>
internal static class Rendering
{
    public static ChatTemplateInput Input { get; } = new()
    {
        Clock = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Messages = [new ChatMessage("user", "Hi")],
        BosToken = "<s>",
        EosToken = "</s>",
    };

    public static string Render(string source, ChatTemplateInput? input = null, ChatTemplateLimits? limits = null) =>
        ChatTemplate.Parse(source, limits).Render(input ?? Input, TestContext.Current.CancellationToken);

    /// <summary>Renders with one variable <c>x</c> taken from JSON.</summary>
    public static string RenderWith(string json, string source)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Render(source, Input with { Variables = new Dictionary<string, JsonElement> { ["x"] = document.RootElement } });
    }

    public static SafetyGateException Refusal(string source, ChatTemplateLimits? limits = null) =>
        Should.Throw<SafetyGateException>(() => Render(source, null, limits));
}
