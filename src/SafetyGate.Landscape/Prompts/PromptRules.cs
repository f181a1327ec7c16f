using System.Globalization;
using System.Text;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Prompts;

/// <summary>What every prompt set must satisfy, wherever it comes from.</summary>
internal static class PromptRules
{
    public static void Check(string name, IReadOnlyList<Prompt> prompts, Func<int, FileLocation?> locate)
    {
        if (prompts.Count == 0)
        {
            throw new SafetyGateException(
                PromptErrors.EmptySet,
                $"'{name}' has no prompt, and a gate without prompts measures nothing. Give at least one.");
        }

        if (prompts.Count > PromptLimits.Prompts)
            throw TooMany(name);

        var seen = new Dictionary<string, int>(prompts.Count, StringComparer.Ordinal);
        for (var i = 0; i < prompts.Count; i++)
        {
            var (code, problem) = Problem(prompts[i]);
            if (code is not null)
                throw Refuse(code, $"prompt {i + 1} of '{name}': {problem}", locate(i));
            if (!seen.TryAdd(prompts[i].Id, i))
            {
                throw Refuse(PromptErrors.DuplicateId, $"prompts {seen[prompts[i].Id] + 1} and {i + 1} of '{name}' " +
                    $"both have the id '{prompts[i].Id}'. Results are kept by id: give each its own.", locate(i));
            }
        }
    }

    public static SafetyGateException TooMany(string name) =>
        new(PromptErrors.TooManyPrompts, $"'{name}' has more than {PromptLimits.Prompts:N0} prompts. Use fewer.");

    public static SafetyGateException Refuse(
        ErrorCode code, string message, FileLocation? location, Exception? inner = null) =>
        new(code, message, [], location, inner);

    private static (ErrorCode? Code, string Problem) Problem(Prompt prompt)
    {
        if (LabelProblem(prompt.Id) is { } id)
            return (PromptErrors.UnusableLabel, $"the id {id}");
        if (LabelProblem(prompt.Category) is { } category)
            return (PromptErrors.UnusableLabel, $"the category {category}");
        if (string.IsNullOrWhiteSpace(prompt.Text))
            return (PromptErrors.BlankPrompt, "the text is blank. Remove the row or write its prompt.");
        if (prompt.Text.Length > PromptLimits.TextLength)
            return (PromptErrors.UnusablePrompt, TooLong("the text has", prompt.Text, PromptLimits.TextLength));
        if (!IsWellFormed(prompt.Text))
            return (PromptErrors.UnusablePrompt, "the text has half of a surrogate pair. Correct it.");
        return (null, "");
    }

    private static string? LabelProblem(string label)
    {
        if (string.IsNullOrWhiteSpace(label))
            return "is blank. Write one, or leave the column out.";
        if (label.Length > PromptLimits.LabelLength)
            return TooLong("has", label, PromptLimits.LabelLength);
        if (!IsWellFormed(label) || label.EnumerateRunes().Any(IsInvisible))
            return "has control or invisible formatting characters, which would garble reports. Remove them.";
        return null;
    }

    private static string TooLong(string subject, string field, int limit) =>
        $"{subject} {field.Length:N0} characters, above the limit of {limit:N0}. Shorten it.";

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsWellFormed(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[used..];
        }

        return true;
    }
}
