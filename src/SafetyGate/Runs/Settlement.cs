namespace SafetyGate.Runs;

/// <summary>What ended a run and how much work that saved.</summary>
/// <param name="Kind">What ended it.</param>
/// <param name="Directions">Directions behind the verdict.</param>
/// <param name="MaxDirections">Directions of the budget.</param>
/// <param name="PointsSwept">Points of both checkpoints that are stored.</param>
/// <param name="PointsSaved">Points of the budget that were not swept.</param>
public sealed record Settlement(SettlementKind Kind, int Directions, int MaxDirections, int PointsSwept, int PointsSaved);
