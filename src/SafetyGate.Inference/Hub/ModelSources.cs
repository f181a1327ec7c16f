using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Hub;

/// <summary>What a user may name a model by: a folder, or the id of a model in the local cache. Nothing is downloaded.</summary>
public static class ModelSources
{
    /// <summary>The folder of a model.</summary>
    /// <param name="given">What the user wrote.</param>
    /// <param name="path">The same as an absolute path; a folder that exists there wins.</param>
    /// <param name="cache">Where ids are looked up.</param>
    /// <returns>A folder, which need not exist where the text can be no id.</returns>
    /// <exception cref="SafetyGateException"><see cref="HubErrors.NotCached"/>.</exception>
    public static string Resolve(string given, string path, HubCache cache)
    {
        if (Directory.Exists(path) || HubModelId.Find(given) is not { } id)
            return path;
        return cache.Find(id) ?? throw new SafetyGateException(
            HubErrors.NotCached,
            $"there is neither a folder {Printable.Quote(given)} nor a model of this name in the cache {Printable.Quote(cache.Folder)}. Check the path, or download the model with: safety-gate fetch {id}");
    }
}
