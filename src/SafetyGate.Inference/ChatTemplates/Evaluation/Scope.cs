using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Names of one scope; a name that is not here is looked up in the enclosing scope.</summary>
internal sealed class Scope(Scope? parent)
{
    private readonly Dictionary<string, Value> _names = new(StringComparer.Ordinal);

    public Value? Find(string name)
    {
        for (Scope? scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope._names.TryGetValue(name, out Value? value))
                return value;
        }

        return null;
    }

    public void Set(string name, Value value) => _names[name] = value;

    private Scope? Parent => parent;
}
