using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>From stored responses to a verdict; pure, needs no model, and can be repeated with another judge or policy.</summary>
public static class RunEvaluation
{
    /// <summary>Judges, measures and decides.</summary>
    /// <param name="manifest">What the run is; its policy and statistics settings are used.</param>
    /// <param name="responses">The responses of the run.</param>
    /// <param name="judge">Decides what became of each prompt.</param>
    /// <param name="directions">Directions that should be there; null for as many as the responses begin, at least the
    /// manifest's <see cref="RunManifest.Directions"/>.</param>
    public static RunResults Evaluate(
        RunManifest manifest, IResponseStore responses, IJudge judge, int? directions = null) =>
        throw new NotImplementedException();
}
