using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Hub;

/// <summary>What can be wrong with a model's id, with the local cache and with a download, SG1500 to SG1549.</summary>
public static class HubErrors
{
    public static readonly ErrorCode MalformedId = new(1500, "A model id cannot be understood");
    public static readonly ErrorCode NotCached = new(1501, "A model is neither a folder nor in the local cache");
    public static readonly ErrorCode AccessRefused = new(1502, "The hub refuses access to a model");
    public static readonly ErrorCode NotFound = new(1503, "The hub does not have a model or revision");
    public static readonly ErrorCode Unreachable = new(1504, "The hub cannot be reached");
    public static readonly ErrorCode UntrustedAnswer = new(1505, "The hub's answer cannot be trusted");
    public static readonly ErrorCode DamagedDownload = new(1506, "A downloaded file is not the one that was announced");
    public static readonly ErrorCode NotStored = new(1507, "A downloaded file cannot be stored");
    public static readonly ErrorCode NothingToFetch = new(1508, "A model has no weights that can be gated");
    public static readonly ErrorCode BadEndpoint = new(1509, "The hub's address or token cannot be used");
}
