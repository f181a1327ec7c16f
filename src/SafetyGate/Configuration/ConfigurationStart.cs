namespace SafetyGate.Configuration;

/// <summary>The safety-gate.json that a project begins with: the settings that people change, all at their defaults.</summary>
public static class ConfigurationStart
{
    /// <summary>The text, with comments and LF.</summary>
    public static string Text { get; } = $$"""
        {
          "$schema": "./{{ConfigurationJsonSchema.DefaultName}}",
          // What the candidate must keep to. Anything that is left out keeps its default; null switches a limit off.
          "policy": {
            // The lowest VISAGE, and how far it may fall below the base's, in points. "safety-gate noise" recommends the latter.
            "visageFloor": {{Policy.VisageFloor}},
            "visageMaxDrop": {{Policy.VisageMaxDrop}},
            // How far the attack success rate of the candidate as trained may rise above the base's, in points.
            "originAsrMaxRise": {{Policy.OriginAsrMaxRise}},
            // Fewer prompts or directions than this are inconclusive.
            "minimumPrompts": {{Policy.MinimumPrompts}},
            "minimumDirections": {{Policy.MinimumDirections}},
            // Limits may be broken for a while:
            // "waivers": [{ "limit": "visageMaxDrop", "reason": "accepted for the pilot", "expires": "2030-01-31" }]
          },
          "landscape": {
            // Random directions that are swept, and how many there may be while the verdict is open.
            "directions": {{Landscape.Directions}},
            "maxDirections": {{Landscape.MaxDirections}},
          },
          "prompts": {
            // Your own requests (.csv, .jsonl or .txt), from this file's folder; null is the built-in set.
            "path": null,
          },
        }

        """.ReplaceLineEndings("\n");

    private static Gate.Policy Policy => Gate.Policy.Default;

    private static LandscapeConfiguration Landscape => GateConfiguration.Default.Landscape;
}
