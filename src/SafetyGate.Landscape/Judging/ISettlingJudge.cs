namespace SafetyGate.Landscape.Judging;

/// <summary>A judge that can tell early: what a model says after a certain point no longer matters to it.</summary>
public interface ISettlingJudge : IJudge
{
    /// <summary>Whether every continuation of the text, the empty one too, would be judged alike.</summary>
    /// <param name="responseSoFar">The decoded answer up to here.</param>
    bool IsSettled(string responseSoFar);
}
