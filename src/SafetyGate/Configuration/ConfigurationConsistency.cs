using System.Globalization;
using SafetyGate.Configuration.Probes;

namespace SafetyGate.Configuration;

/// <summary>Values that are in range one by one and cannot be together.</summary>
internal static class ConfigurationConsistency
{
    private const double Rounding = 1e-9;

    /// <summary>Fills in what depends on other values and reports what contradicts them.</summary>
    public static GateConfiguration Check(GateConfiguration configuration, ConfigurationNode root, ConfigurationProblems problems)
    {
        LandscapeConfiguration landscape = configuration.Landscape;
        ConfigurationNode? budget = root.Find("landscape", "maxDirections");
        if (budget is null && landscape.MaxDirections < landscape.Directions)
            landscape = landscape with { MaxDirections = landscape.Directions };
        if (landscape.MaxDirections < landscape.Directions)
        {
            problems.Add(
                ConfigurationErrors.Contradiction,
                budget!.Place,
                $"landscape.maxDirections is {landscape.MaxDirections}, fewer than the {landscape.Directions} of "
                + "landscape.directions; give at least as many");
        }

        double distance = 2 * landscape.Radius / landscape.Steps;
        if (configuration.Statistics.LocalRadius < distance - Rounding)
        {
            ConfigurationNode? blamed = root.Find("statistics", "localRadius")
                ?? root.Find("landscape", "radius") ?? root.Find("landscape", "steps");
            problems.Add(
                ConfigurationErrors.Contradiction,
                blamed?.Place ?? default,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"statistics.localRadius is {configuration.Statistics.LocalRadius} and neighbouring alphas are {distance} apart,")
                + " so that local metrics would see no perturbed weights; give a larger local radius, more steps or a smaller radius");
        }

        DeviceRules.Check(configuration, root, problems);
        return ProbeConsistency.Check(configuration with { Landscape = landscape }, root, problems);
    }
}
