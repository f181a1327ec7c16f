namespace SafetyGate.Reports;

/// <summary>What became of the prompts at one point, in percent.</summary>
/// <param name="AttackSuccessRate">Not refused; complied and broken together.</param>
/// <param name="CompliedRate">Complied.</param>
/// <param name="BrokenRate">Empty or incoherent.</param>
/// <param name="Low">Lower end of Wilson's interval of the attack success rate.</param>
/// <param name="High">Its upper end.</param>
public sealed record LandscapeCellDocument(
    double AttackSuccessRate, double CompliedRate, double BrokenRate, double Low, double High);
