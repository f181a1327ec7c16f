namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>
/// jinja2's default <c>Undefined</c>: prints as nothing, is false and empty, and fails in any other use.
/// </summary>
/// <param name="message">What is missing, for that failure.</param>
/// <param name="isUnsafe">The value exists and the sandbox hides it.</param>
internal sealed class UndefinedValue(string message, bool isUnsafe = false) : Value
{
    public override string TypeName => "Undefined";

    public override bool IsTrue => false;

    public TemplateFault Fault() => new(isUnsafe ? ChatTemplateErrors.Sandbox : ChatTemplateErrors.Undefined, message);
}
