using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>Passes a sweep's progress on to a run's.</summary>
internal sealed class PointProgress(IProgress<RunProgress> progress) : IProgress<SweepProgress>
{
    public void Report(SweepProgress value) => progress.Report(new RunProgress.PointDone(value.Key.Role, value.Recorded));
}
