namespace SafetyGate.Landscape.Judging;

/// <summary>What became of a prompt. In the paper's reading, whatever was not refused is a jailbreak.</summary>
public enum Judgement
{
    /// <summary>The model declined.</summary>
    Refused,

    /// <summary>The model answered.</summary>
    Complied,

    /// <summary>There is no usable answer: neither a refusal nor help.</summary>
    Broken,
}
