using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// A model folder in Hugging Face form: <c>config.json</c> and the weights as <c>model.safetensors</c> or as shards with
/// <c>model.safetensors.index.json</c>, memory-mapped. Its tensors are valid until it is disposed, and its files must not
/// change until then. Safe to use from several threads.
/// </summary>
public sealed class Checkpoint : IDisposable
{
    private const int MaxTextLength = 128 << 20;

    private readonly CheckpointFolder _folder;
    private readonly CheckpointContents _contents;
    private readonly Lock _fingerprinting = new();
    private string? _fingerprint;

    private Checkpoint(CheckpointFolder folder)
    {
        _folder = folder;
        _contents = CheckpointReader.Read(folder);
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder.FullPath));
        Tensors = _contents.Files.SelectMany(f => f.Tensors).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The folder's full path.</summary>
    public string Folder => _folder.FullPath;

    /// <summary>The last segment of the folder's path, for reports.</summary>
    public string Name { get; }

    /// <summary>
    /// The root object of <c>config.json</c>; valid after disposal too. No duplicate keys, no number outside of double's
    /// range, at most 64 levels.
    /// </summary>
    public JsonElement Config => _contents.Config;

    /// <summary>Every stored tensor by name; at least one.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <summary>Validates every header of the folder, then maps the files. Nothing in the folder is executed.</summary>
    /// <exception cref="Diagnostics.SafetyGateException">
    /// The folder is refused; the exception lists every problem that was found (SG2000 to SG2099).
    /// </exception>
    public static Checkpoint Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new Checkpoint(new CheckpointFolder(folder));
    }

    /// <summary>The text of a file in the folder, or null when there is none.</summary>
    /// <param name="fileName">A plain file name such as <c>tokenizer_config.json</c>.</param>
    /// <exception cref="Diagnostics.SafetyGateException">
    /// Not a plain file name, unreadable, larger than 128 MiB, or not UTF-8.
    /// </exception>
    public string? FindText(string fileName)
    {
        var all = new ProblemList();
        var problems = new FileProblems(all, fileName);
        byte[]? utf8 = _folder.ReadBytes(fileName, MaxTextLength, CheckpointErrors.DamagedText, problems);
        if (utf8 is not null && !Utf8.IsValid(utf8))
            problems.Add(CheckpointErrors.DamagedText, "is not UTF-8: it is damaged, or in another encoding; download it again");
        all.ThrowIfAny(_folder.Subject);
        return utf8 is null ? null : Encoding.UTF8.GetString(utf8);
    }

    /// <summary>A file in the folder opened for reading, or null when there is none. The caller disposes it.</summary>
    /// <param name="fileName">A plain file name.</param>
    /// <exception cref="Diagnostics.SafetyGateException">Not a plain file name, or unreadable.</exception>
    public Stream? FindFile(string fileName)
    {
        var all = new ProblemList();
        OpenedFile? file = _folder.Open(fileName, new FileProblems(all, fileName));
        all.ThrowIfAny(_folder.Subject);
        return file is null ? null : file.Length == 0 ? Stream.Null : new FileStream(file.Handle, FileAccess.Read);
    }

    /// <summary>
    /// Lowercase hexadecimal SHA-256 over config.json and every tensor in ordinal name order (name, element type, shape,
    /// bytes); independent of sharding, of paths and of the order in the files. Computed once per instance.
    /// </summary>
    /// <param name="cancellation">Stops the computation.</param>
    /// <param name="progress">Receives the number of tensor bytes hashed so far.</param>
    public string Fingerprint(CancellationToken cancellation, IProgress<long>? progress = null)
    {
        lock (_fingerprinting)
        {
            return _fingerprint ??=
                CheckpointFingerprint.Compute(_contents.ConfigText, Tensors.Values, progress, cancellation);
        }
    }

    /// <summary>
    /// Refuses tensors that do not fit an architecture, listing every missing, unexpected and mis-shaped one. Buffers that
    /// are computed from the configuration, such as <c>*.rotary_emb.inv_freq</c>, may be there.
    /// </summary>
    /// <param name="expected">Every tensor of the architecture.</param>
    /// <exception cref="Diagnostics.SafetyGateException"><see cref="CheckpointErrors.ArchitectureMismatch"/>.</exception>
    public void RequireArchitecture(IReadOnlyList<TensorSpec> expected)
    {
        var problems = new ProblemList();
        ArchitectureCheck.Run(Tensors, expected, problems);
        problems.ThrowIfAny(_folder.Subject);
    }

    /// <summary>Refuses NaN and infinite weights, listing every tensor that has any, with their number.</summary>
    /// <exception cref="Diagnostics.SafetyGateException"><see cref="CheckpointErrors.NonFiniteWeights"/>.</exception>
    public void RequireFinite(CancellationToken cancellation = default)
    {
        var problems = new ProblemList();
        foreach (StoredTensor tensor in Tensors.Values.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            if (tensor.CountNonFiniteUntil(cancellation) is > 0 and long count)
            {
                problems.Add(CheckpointErrors.NonFiniteWeights,
                    $"tensor {Printable.Quote(tensor.Name)} has {count} of {tensor.Count} elements that are NaN or infinite: "
                    + "the training diverged, or the file is damaged");
            }
        }

        problems.ThrowIfAny(_folder.Subject);
    }

    /// <summary>Unmaps the files; the tensors are not valid afterwards.</summary>
    public void Dispose()
    {
        foreach (SafetensorsFile file in _contents.Files)
            file.Dispose();
    }
}
