namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// One memory-mapped safetensors file on its own, such as an adapter; <see cref="Checkpoint"/> opens a whole folder.
/// Format: https://huggingface.co/docs/safetensors.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors => throw new NotImplementedException();

    /// <summary>Validates the file's header and maps the file.</summary>
    /// <exception cref="Diagnostics.SafetyGateException">The file is missing, unreadable, damaged or unsupported.</exception>
    public static SafetensorsFile Open(string path) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
