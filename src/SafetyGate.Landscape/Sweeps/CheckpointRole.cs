namespace SafetyGate.Landscape.Sweeps;

/// <summary>Which side of the comparison a checkpoint is on.</summary>
public enum CheckpointRole
{
    /// <summary>The aligned model that finetuning started from.</summary>
    Base,

    /// <summary>The finetuned model that asks to be released.</summary>
    Candidate,
}
