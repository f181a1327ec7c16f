namespace SafetyGate.Inference.Hub;

/// <summary>How far a download is.</summary>
/// <param name="File">The file that is under way.</param>
/// <param name="Done">Bytes of the model that are there.</param>
/// <param name="Total">Bytes of the model.</param>
/// <param name="Trouble">Why something is tried again, or null.</param>
public sealed record HubProgress(string File, long Done, long Total, string? Trouble = null);
