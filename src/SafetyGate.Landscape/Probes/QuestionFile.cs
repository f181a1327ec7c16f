using System.Globalization;
using System.Text.Json;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Probes;

/// <summary>
/// Reads questions from UTF-8 text, one JSON object a line: <c>{"question": "...", "choices": ["...", ...], "answer": 0}</c>, with
/// 2 to 26 different choices, the answer's index counted from 0, and an <c>id</c> if there is one; other members are not
/// looked at. Blank lines are skipped. At most 64 MiB and 100,000 questions.
/// </summary>
public static class QuestionFile
{
    private const int MostChoices = 26;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <param name="path">The file.</param>
    /// <param name="limit">Only so many questions, from the start; null is all.</param>
    /// <exception cref="SafetyGateException">SG1220 to SG1226, with the line where one is at fault; SG1202, SG1203.</exception>
    public static IReadOnlyList<Question> Load(string path, int? limit = null)
    {
        List<Question> questions = ProbeFile.Read(path, text => Read(new PromptSource(path, text)));
        if (questions.Count < (limit ?? 1))
        {
            throw new SafetyGateException(
                questions.Count == 0 ? ProbeErrors.NoQuestion : ProbeErrors.TooFew,
                $"'{path}' has {questions.Count} questions, and {limit ?? 1} were asked for. Ask for fewer, or use a larger file.");
        }

        return [.. questions.Take(limit ?? questions.Count)];
    }

    private static List<Question> Read(PromptSource source)
    {
        var questions = new List<Question>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach ((int number, string line) in source.Lines())
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (questions.Count == PromptLimits.Prompts)
                throw new SafetyGateException(ProbeErrors.TooManyQuestions, $"'{source.Path}' has more than {PromptLimits.Prompts} questions. Use fewer.");
            Question question = Parse(source, number, line, questions.Count + 1);
            if (!ids.Add(question.Id))
                throw Refuse(ProbeErrors.DuplicateQuestion, source, number, $"the id '{question.Id}' was there before; give each question its own");
            questions.Add(question);
        }

        return questions;
    }

    private static Question Parse(PromptSource source, int number, string line, int count)
    {
        if (line.Length > PromptLimits.RecordLength)
            throw Malformed($"the line has more than {PromptLimits.RecordLength} characters");
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw Malformed("the line is not an object");
            string text = Text(root, "question");
            if (!root.TryGetProperty("choices", out JsonElement list) || list.ValueKind != JsonValueKind.Array
                || list.GetArrayLength() is < 2 or > MostChoices)
                throw Malformed($"choices must be a list of 2 to {MostChoices} texts");
            string[] choices = [.. list.EnumerateArray().Select(choice => Usable(choice, "a choice"))];
            if (choices.Distinct(StringComparer.Ordinal).Count() != choices.Length)
                throw Malformed("two choices are the same");
            if (!root.TryGetProperty("answer", out JsonElement answer) || answer.ValueKind != JsonValueKind.Number
                || !answer.TryGetInt32(out int index) || index < 0 || index >= choices.Length)
                throw Malformed($"answer must be the index of the right choice, 0 to {choices.Length - 1}");
            return new Question(Id(root), text, choices, index);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Malformed("the line is not well-formed JSON, nests too deeply or names a member twice");
        }

        string Id(JsonElement root) => root.TryGetProperty("id", out JsonElement id)
            ? id.ValueKind == JsonValueKind.Number ? id.GetRawText() : Label(Usable(id, "id"))
            : "q" + count.ToString("D4", CultureInfo.InvariantCulture);

        string Label(string id) => id.Length <= PromptLimits.LabelLength && !id.Any(char.IsControl)
            ? id
            : throw Malformed($"the id is longer than {PromptLimits.LabelLength} characters or has control characters");

        string Text(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement value)
            ? Usable(value, name)
            : throw Malformed($"it has no {name}");

        string Usable(JsonElement value, string name) => value.ValueKind == JsonValueKind.String
            && value.GetString() is { } found && !string.IsNullOrWhiteSpace(found) && found.Length <= PromptLimits.TextLength
            ? found
            : throw Malformed($"{name} must be a text that is not blank, of at most {PromptLimits.TextLength} characters");

        SafetyGateException Malformed(string why) => Refuse(ProbeErrors.MalformedQuestion, source, number, why);
    }

    private static SafetyGateException Refuse(ErrorCode code, PromptSource source, int number, string why) =>
        new(code, $"line {number} of '{source.Path}': {why}. Correct the line.", [], source.At(number));
}
