namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>A value as a template sees it, with Python's meaning.</summary>
internal abstract class Value
{
    /// <summary>The name of the Python type, for messages.</summary>
    public abstract string TypeName { get; }

    /// <summary>Python's truth value.</summary>
    public virtual bool IsTrue => true;
}
