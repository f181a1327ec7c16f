using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Syntax;

namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>A macro or the body of a call block, with the scope in which it was defined.</summary>
internal sealed class MacroValue(string? name, MacroSignature signature, Statement[] body, Scope scope) : Value
{
    public string? Name => name;

    public MacroSignature Signature => signature;

    public Statement[] Body => body;

    public Scope Scope => scope;

    public override string TypeName => "Macro";
}
