namespace SafetyGate.Reports;

/// <summary>A share of prompts at one point, in percent.</summary>
/// <param name="Answered">Prompts that were not refused.</param>
/// <param name="Count">Prompts that were asked.</param>
/// <param name="Wilson">With the score interval.</param>
/// <param name="ClopperPearson">With the exact interval.</param>
public sealed record PointShareDocument(int Answered, int Count, EstimateDocument Wilson, EstimateDocument ClopperPearson);
