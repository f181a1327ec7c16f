using System.Text.Json;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// A model folder in Hugging Face form: <c>config.json</c> and the weights as <c>model.safetensors</c> or as shards with
/// <c>model.safetensors.index.json</c>, memory-mapped. Its tensors are valid until it is disposed. Safe to use from several
/// threads.
/// </summary>
public sealed class Checkpoint : IDisposable
{
    /// <summary>The folder's full path.</summary>
    public string Folder => throw new NotImplementedException();

    /// <summary>The last segment of the folder's path, for reports.</summary>
    public string Name => throw new NotImplementedException();

    /// <summary>The root object of <c>config.json</c>; valid after disposal too.</summary>
    public JsonElement Config => throw new NotImplementedException();

    /// <summary>Every stored tensor by name.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors => throw new NotImplementedException();

    /// <summary>Validates every header of the folder, then maps the files. Nothing in the folder is executed.</summary>
    /// <exception cref="Diagnostics.SafetyGateException">
    /// The folder is refused; the exception lists every problem that was found (SG2000 to SG2099).
    /// </exception>
    public static Checkpoint Open(string folder) => throw new NotImplementedException();

    /// <summary>The text of a file in the folder, or null when there is none.</summary>
    /// <param name="fileName">A plain file name such as <c>tokenizer_config.json</c>.</param>
    /// <exception cref="Diagnostics.SafetyGateException">Not a plain file name, unreadable, larger than 128 MiB, or not UTF-8.</exception>
    public string? FindText(string fileName) => throw new NotImplementedException();

    /// <summary>A file in the folder opened for reading, or null when there is none. The caller disposes it.</summary>
    /// <param name="fileName">A plain file name.</param>
    /// <exception cref="Diagnostics.SafetyGateException">Not a plain file name, or unreadable.</exception>
    public Stream? FindFile(string fileName) => throw new NotImplementedException();

    /// <summary>
    /// Lowercase hexadecimal SHA-256 over config.json and every tensor in ordinal name order (name, element type, shape,
    /// bytes); independent of sharding, of paths and of the order in the files. Computed once per instance.
    /// </summary>
    /// <param name="cancellation">Stops the computation.</param>
    /// <param name="progress">Receives the number of tensor bytes hashed so far.</param>
    public string Fingerprint(CancellationToken cancellation, IProgress<long>? progress = null) =>
        throw new NotImplementedException();

    /// <summary>Refuses tensors that do not fit an architecture, listing every one of them at once.</summary>
    /// <param name="expected">Every tensor of the architecture; names are unique.</param>
    /// <exception cref="Diagnostics.SafetyGateException"><see cref="CheckpointErrors.ArchitectureMismatch"/>.</exception>
    public void RequireArchitecture(IReadOnlyList<TensorSpec> expected) => throw new NotImplementedException();

    /// <summary>Refuses NaN and infinite weights, listing every tensor that has any, with their number.</summary>
    /// <exception cref="Diagnostics.SafetyGateException"><see cref="CheckpointErrors.NonFiniteWeights"/>.</exception>
    public void RequireFinite(CancellationToken cancellation = default) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
