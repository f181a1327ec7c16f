using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>Collects everything that is wrong, so that a person mends it in one round. Bounded, for hostile files.</summary>
internal sealed class ProblemList
{
    private const int MaxListed = 10_000;
    private readonly List<(ErrorCode Code, string Text)> _problems = [];

    /// <summary>The number of problems found, listed or not.</summary>
    public int Count { get; private set; }

    public IEnumerable<ErrorCode> Codes => _problems.Select(p => p.Code);

    public void Add(ErrorCode code, string text)
    {
        Count++;
        if (_problems.Count < MaxListed)
            _problems.Add((code, text));
    }

    /// <summary>Throws one exception with every problem; its code is that of the first.</summary>
    /// <param name="subject">What is at fault, such as <c>checkpoint 'x'</c>.</param>
    public void ThrowIfAny(string subject)
    {
        if (Count == 0)
            return;
        ErrorCode code = _problems[0].Code;
        string more = Count > 1 ? $" (and {Count - 1} more)" : "";
        List<string> lines = [.. _problems.Select(p => p.Code == code ? p.Text : $"{p.Code}: {p.Text}")];
        if (Count > lines.Count)
            lines.Add($"... and {Count - lines.Count} more");
        throw new SafetyGateException(code, $"{subject}: {_problems[0].Text}{more}", lines);
    }
}
