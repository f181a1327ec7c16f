namespace SafetyGate.Inference.Checkpoints;

/// <summary>Whether two checkpoints are the same architecture, tensor for tensor, and speak the same vocabulary.</summary>
public static class CheckpointComparison
{
    /// <summary>Refuses a pair that differs in anything but weight values, listing every difference at once.</summary>
    /// <exception cref="Diagnostics.SafetyGateException"><see cref="CheckpointErrors.NotComparable"/>.</exception>
    public static void RequireComparable(Checkpoint baseline, Checkpoint candidate) => throw new NotImplementedException();
}
