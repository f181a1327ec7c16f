using System.Text.Json;
using SafetyGate.Inference.ChatTemplates;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary>Every case of every file in the golden folder, as Python jinja2 rendered it.</summary>
[Trait("Category", Golden.Category)]
public sealed class ChatTemplateGoldenTests
{
    private static readonly DateTimeOffset Clock = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static TheoryData<string, int> Cases()
    {
        TheoryData<string, int> cases = [];
        foreach (string file in Files())
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            for (int i = 0; i < document.RootElement.GetProperty("cases").GetArrayLength(); i++)
                cases.Add(Path.GetFileName(file), i);
        }

        if (cases.Count == 0)
            cases.Add("", 0);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_template_renders_as_jinja2_renders_it(string file, int index)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Golden.Path("chat-templates", file)));
        JsonElement root = document.RootElement;
        JsonElement expectation = root.GetProperty("cases")[index];
        JsonElement messages = root.GetProperty("conversations").GetProperty(expectation.GetProperty("messages").GetString()!);
        ChatTemplateInput input = ChatTemplateInput.FromJson(messages, Clock) with
        {
            AddGenerationPrompt = expectation.GetProperty("add_generation_prompt").GetBoolean(),
            BosToken = "<s>",
            EosToken = "</s>",
        };
        string source = root.GetProperty("templates").GetProperty(expectation.GetProperty("template").GetString()!).GetString()!;
        if (expectation.TryGetProperty("error", out JsonElement error))
        {
            SafetyGateException refusal = Should.Throw<SafetyGateException>(() => Rendering.Render(source, input));
            refusal.Message.ShouldContain(error.GetString()!);
        }
        else
        {
            Rendering.Render(source, input).ShouldBe(expectation.GetProperty("expected").GetString(), source);
        }
    }

    private static IEnumerable<string> Files()
    {
        string? folder = Golden.Root is null ? null : Path.Combine(Golden.Root, "chat-templates");
        return folder is null || !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal);
    }
}
