namespace SafetyGate.Runs;

/// <summary>One value that decides responses.</summary>
/// <param name="Name">What people call it; also its key in the canonical form.</param>
/// <param name="Value">The value, written the same way everywhere.</param>
internal sealed record IdentityPart(string Name, string Value);
