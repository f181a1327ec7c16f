namespace SafetyGate.Inference.Diagnostics;

/// <summary>
/// An error that a person must act on. The message is <c>SG1234: what is wrong, why, what to do</c>; when several things
/// are wrong at once, <see cref="Problems"/> lists every one of them.
/// </summary>
public sealed class SafetyGateException : Exception
{
    public SafetyGateException(ErrorCode code, string message, Exception? innerException = null)
        : this(code, message, [], null, innerException)
    {
    }

    public SafetyGateException(
        ErrorCode code,
        string message,
        IReadOnlyList<string> problems,
        FileLocation? location = null,
        Exception? innerException = null)
        : base($"{code}: {message}", innerException)
    {
        Code = code;
        Problems = problems;
        Location = location;
    }

    /// <summary>The stable number of the error.</summary>
    public ErrorCode Code { get; }

    /// <summary>The single findings behind the message, one line each; empty when the message says it all.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The place in a file that is at fault, or null when no file is.</summary>
    public FileLocation? Location { get; }
}
