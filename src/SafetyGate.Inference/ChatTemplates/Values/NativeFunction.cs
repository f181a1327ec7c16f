using SafetyGate.Inference.ChatTemplates.Evaluation;

namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>A filter, a method or a global function.</summary>
/// <param name="context">The rendering under way.</param>
/// <param name="self">The filtered value or the method's object; <c>None</c> for a global function.</param>
internal delegate Value NativeFunction(RenderContext context, Value self, ArgumentList arguments);
