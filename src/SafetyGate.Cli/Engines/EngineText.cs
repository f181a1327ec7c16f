using SafetyGate.Cli.Terminals;
using SafetyGate.Inference.Engines;

namespace SafetyGate.Cli.Engines;

/// <summary>How an engine stands, in one line.</summary>
internal static class EngineText
{
    public static string Of(EngineKind kind, EngineStatus status)
    {
        if (status.Problem is { } problem)
        {
            return problem.Code == EngineLoadErrors.NotInstalled
                ? $"not installed: {kind.Devices}; about {Durations.Size(kind.Bytes)}: safety-gate engine install {kind.Name}"
                : OneLine.Of($"cannot be used: {problem.Message}");
        }

        EngineManifest manifest = status.Manifest!;
        string libtorch = manifest.LibtorchFolder is { } folder ? $"libtorch {manifest.Libtorch} of {folder}" : $"libtorch {manifest.Libtorch}";
        return OneLine.Of($"installed: {kind.Devices}; {libtorch}, {Durations.Size(manifest.Files.Sum(file => file.Size))} in {status.Folder}");
    }
}
