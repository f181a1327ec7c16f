using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Tests;

/// <summary>A test, the right side of <c>is</c>.</summary>
internal delegate bool ValueTest(RenderContext context, Value value, ArgumentList arguments);
