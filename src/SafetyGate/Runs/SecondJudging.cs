namespace SafetyGate.Runs;

/// <summary>What a second judge made of the responses of a run. It decides nothing.</summary>
/// <param name="Judge">Its name.</param>
/// <param name="Comparison">How it compares with the first.</param>
/// <param name="Measurements">What is measured under it; null where no direction is complete for both checkpoints.</param>
public sealed record SecondJudging(string Judge, JudgeComparison Comparison, RunMeasurements? Measurements);
