namespace SafetyGate.Inference.Checkpoints;

/// <summary>One tensor that an architecture expects in its checkpoint.</summary>
/// <param name="Name">The tensor's full name, such as <c>model.embed_tokens.weight</c>.</param>
/// <param name="Shape">The shape that it must have.</param>
/// <param name="Required">False for a tensor that may be absent, such as the head of a tied model.</param>
public sealed record TensorSpec(string Name, TensorShape Shape, bool Required = true);
