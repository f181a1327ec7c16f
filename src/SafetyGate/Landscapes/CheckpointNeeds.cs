using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscapes;

/// <summary>Whether a kind takes a checkpoint.</summary>
internal enum Need
{
    None,
    Optional,
    Required,
}

/// <summary>The checkpoints that a kind takes beside the model.</summary>
/// <param name="Other">See <see cref="LandscapeRequest.Other"/>.</param>
/// <param name="DrawsOther">Whether the other is drawn around too, rather than drawn towards.</param>
internal sealed record CheckpointNeeds(Need Other, bool DrawsOther)
{
    public Need Third { get; init; }

    public Need Trajectory { get; init; }

    public Need Pretrained { get; init; }

    /// <summary>Refuses a request that does not fit.</summary>
    /// <exception cref="SafetyGateException"><see cref="LandscapeErrors.WrongCheckpoints"/>.</exception>
    public void Require(LandscapeRequest request)
    {
        string kind = LandscapeKinds.Name(request.Kind);
        string[] problems =
        [
            .. Problem("--other", Other, request.Other, kind),
            .. Problem("--third", Third, request.Third, kind),
            .. Problem("--trajectory", Trajectory, request.Trajectory, kind),
            .. Problem("--pretrained", Pretrained, request.Pretrained, kind),
        ];
        if (problems.Length > 0)
            throw new SafetyGateException(LandscapeErrors.WrongCheckpoints, string.Join(" ", problems), problems);
    }

    private static IEnumerable<string> Problem(string option, Need need, string? given, string kind)
    {
        if (need == Need.Required && given is null)
            yield return $"The kind {kind} needs {option}.";
        if (need == Need.None && given is not null)
            yield return $"The kind {kind} has no use for {option}: leave it out, or give another --kind.";
    }
}
