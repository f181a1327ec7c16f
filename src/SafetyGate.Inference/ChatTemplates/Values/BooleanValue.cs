namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>Python's <c>True</c> and <c>False</c>; in arithmetic they are 1 and 0.</summary>
internal sealed class BooleanValue : Value
{
    private BooleanValue(bool value) => IsTrue = value;

    public static BooleanValue True { get; } = new(true);

    public static BooleanValue False { get; } = new(false);

    public override string TypeName => "bool";

    public override bool IsTrue { get; }

    public static BooleanValue Of(bool value) => value ? True : False;
}
