using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Workers;

/// <summary>An error to be raised again by the parent.</summary>
/// <param name="Code">The error's number; null where there was no memory.</param>
/// <param name="Title">The error's title.</param>
/// <param name="Message">The error's message without its code.</param>
/// <param name="Problems">The error's single findings.</param>
internal sealed record WorkerFailure(int? Code, string Title, string Message, IReadOnlyList<string> Problems)
{
    public static WorkerFailure Of(SafetyGateException exception) => new(
        exception.Code.Number, exception.Code.Title, exception.Message[$"{exception.Code}: ".Length..], exception.Problems);

    public static WorkerFailure Of(OutOfMemoryException exception) => new(null, "", exception.Message, []);

    public Exception ToException() => Code is { } number
        ? new SafetyGateException(new ErrorCode(number, Title), Message, Problems)
        : new InsufficientMemoryException(Message);
}
