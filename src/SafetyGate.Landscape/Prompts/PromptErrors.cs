using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Prompts;

/// <summary>What can be wrong with a prompt set: SG1200 to SG1299.</summary>
public static class PromptErrors
{
    public static readonly ErrorCode Unreadable = new(1200, "The prompt file cannot be read");
    public static readonly ErrorCode UnknownFormat = new(1201, "The prompt file is not .csv, .jsonl or .txt");
    public static readonly ErrorCode FileTooLarge = new(1202, "The prompt file is too large");
    public static readonly ErrorCode NotUtf8 = new(1203, "The prompt file is not UTF-8 text");
    public static readonly ErrorCode MalformedCsv = new(1204, "The prompt file is not well-formed CSV");
    public static readonly ErrorCode MalformedJson = new(1205, "A line of the prompt file is not a usable JSON object");
    public static readonly ErrorCode MissingColumn = new(1206, "The prompt file has no column with the prompts");
    public static readonly ErrorCode EmptySet = new(1207, "The prompt set is empty");
    public static readonly ErrorCode TooManyPrompts = new(1208, "The prompt set has too many prompts");
    public static readonly ErrorCode TooFewPrompts = new(1209, "The prompt set has fewer prompts than asked for");
    public static readonly ErrorCode BlankPrompt = new(1210, "A prompt is blank");
    public static readonly ErrorCode UnusablePrompt = new(1211, "A prompt is too long or not well-formed Unicode");
    public static readonly ErrorCode UnusableLabel = new(1212, "A prompt's id or category is unusable");
    public static readonly ErrorCode DuplicateId = new(1213, "Two prompts have the same id");
}
