using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Generation;

/// <summary>What can go wrong between a checkpoint's files and its first prompt, SG24xx.</summary>
public static class ChatErrors
{
    public static readonly ErrorCode NoTokenizer = new(2401, "The checkpoint has no tokenizer");
    public static readonly ErrorCode VocabularyTooSmall = new(2402, "The tokenizer has more tokens than the model");
    public static readonly ErrorCode DoubledBeginToken = new(2403, "Prompts begin with two begin-of-sequence tokens");
    public static readonly ErrorCode RenderedDifferently = new(2404, "Base and candidate render prompts differently");
    public static readonly ErrorCode DamagedGenerationConfig = new(2405, "The end tokens cannot be read");
    public static readonly ErrorCode ProbeRefused = new(2407, "A chat template refuses a probe");
    public static readonly ErrorCode EmptyContinuation = new(2408, "An answer that is to be scored has no tokens");
    public static readonly ErrorCode EmptyPrompt = new(2406, "A prompt renders to no tokens");
}
