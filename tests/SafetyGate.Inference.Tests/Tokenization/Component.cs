using System.Text;
using System.Text.Json;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization;

namespace SafetyGate.Inference.Tests.Tokenization;

/// <summary>Builds components and whole tokenizers from small hand-made JSON.</summary>
internal static class Component
{
    public const string WordLevel = """{"type":"WordLevel","vocab":{"<unk>":0,"a":1,"b":2,"c":3},"unk_token":"<unk>"}""";

    public static ComponentJson Json(string json) => new(JsonDocument.Parse(json).RootElement, "$");

    public static Tokenizer Load(string json) => Tokenizer.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    /// <summary>A tokenizer of a model and whatever else, given as the members of an object.</summary>
    public static Tokenizer Build(string model, string members = "") =>
        Load($$"""{"version":"1.0","model":{{model}}{{(members.Length > 0 ? "," + members : "")}}}""");

    public static string AddedToken(
        int id, string content, bool singleWord = false, bool left = false, bool right = false, bool normalized = false, bool special = true) =>
        JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["id"] = id,
            ["content"] = content,
            ["single_word"] = singleWord,
            ["lstrip"] = left,
            ["rstrip"] = right,
            ["normalized"] = normalized,
            ["special"] = special,
        });

    public static void ShouldFail(Func<object?> action, ErrorCode code) =>
        Should.Throw<SafetyGateException>(action).Code.ShouldBe(code);
}
