namespace SafetyGate.Runs;

/// <summary>The parts of a manifest that decide responses.</summary>
internal static class RunIdentity
{
    public static string Of(RunManifest manifest) => throw new NotImplementedException();
}
