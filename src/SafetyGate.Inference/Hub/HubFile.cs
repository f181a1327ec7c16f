namespace SafetyGate.Inference.Hub;

/// <summary>A file that a hub announces.</summary>
/// <param name="Name">A plain file name.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Hash">Lowercase hexadecimal: SHA-256 of the content (64 digits), or git's SHA-1 of a small text (40).</param>
internal sealed record HubFile(string Name, long Size, string Hash);
