using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.ChatTemplates;

/// <summary>The errors of reading and rendering chat templates, SG2300 to SG2399.</summary>
public static class ChatTemplateErrors
{
    public static readonly ErrorCode Syntax = new(2300, "The chat template cannot be parsed");
    public static readonly ErrorCode Undefined = new(2301, "The chat template uses a value that is not defined");
    public static readonly ErrorCode Type = new(2302, "The chat template applies an operation to a value that does not allow it");
    public static readonly ErrorCode Sandbox = new(2303, "The chat template reaches for something that templates may not touch");
    public static readonly ErrorCode Raised = new(2304, "The chat template refuses the conversation");
    public static readonly ErrorCode Limit = new(2305, "The chat template exceeds a limit");
    public static readonly ErrorCode Unsupported = new(2306, "The chat template uses an unknown tag, filter or test");
    public static readonly ErrorCode Missing = new(2307, "The checkpoint has no chat template");
    public static readonly ErrorCode Source = new(2308, "The file that holds the chat template is damaged");
    public static readonly ErrorCode Conversation = new(2309, "The conversation given to the chat template is not usable");
}
