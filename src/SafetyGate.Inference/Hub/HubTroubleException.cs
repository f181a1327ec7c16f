namespace SafetyGate.Inference.Hub;

/// <summary>Something that may go well at another try: a cut connection, a busy server.</summary>
internal sealed class HubTroubleException(string message, Exception? inner = null) : Exception(message, inner);
