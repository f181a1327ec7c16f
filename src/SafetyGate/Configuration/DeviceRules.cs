namespace SafetyGate.Configuration;

/// <summary>Which engine can use which device.</summary>
internal static class DeviceRules
{
    /// <summary>Reports a GPU that was asked of an engine of the processor.</summary>
    public static void Check(GateConfiguration configuration, ConfigurationNode root, ConfigurationProblems problems)
    {
        if (configuration.Engine is not (EngineChoice.Simd or EngineChoice.Scalar) || configuration.Device is not { } device
            || DeviceNames.Parse(device)?.Any(DeviceNames.IsGpu) != true)
            return;
        problems.Add(
            ConfigurationErrors.Contradiction,
            (root.Find("device") ?? root.Find("engine"))?.Place ?? default,
            $"device is \"{OneLine.Word(device)}\" and the engine {configuration.Engine.ToString().ToLowerInvariant()} runs on the processor; give the engine torch, or the device cpu");
    }
}
