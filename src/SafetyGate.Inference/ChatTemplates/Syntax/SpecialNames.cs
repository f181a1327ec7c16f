namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>Which of a macro's special names its body uses; nested bodies count for the outer ones too.</summary>
internal sealed class SpecialNames
{
    private readonly Stack<HashSet<string>> _open = new();

    public void Open() => _open.Push([]);

    public HashSet<string> Close() => _open.Pop();

    public void Saw(string name)
    {
        if (_open.Count == 0 || name is not ("caller" or "varargs" or "kwargs"))
            return;
        foreach (HashSet<string> names in _open)
            names.Add(name);
    }
}
