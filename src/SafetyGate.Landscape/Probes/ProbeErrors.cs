using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Probes;

/// <summary>What can be wrong with the files of probes, SG1220 to SG1249.</summary>
public static class ProbeErrors
{
    public static readonly ErrorCode Unreadable = new(1220, "The question or text file cannot be read");
    public static readonly ErrorCode MalformedQuestion = new(1221, "A line of the question file is not a usable question");
    public static readonly ErrorCode NoQuestion = new(1222, "The question file has no question");
    public static readonly ErrorCode TooManyQuestions = new(1223, "The question file has too many questions");
    public static readonly ErrorCode DuplicateQuestion = new(1224, "Two questions have the same id");
    public static readonly ErrorCode NoText = new(1225, "The text file is blank");
    public static readonly ErrorCode TooFew = new(1226, "A probe's file has less than was asked for");
}
