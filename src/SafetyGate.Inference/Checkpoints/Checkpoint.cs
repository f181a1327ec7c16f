using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SafetyGate.Inference.Checkpoints.Adapters;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// A model folder in Hugging Face form: <c>config.json</c> and the weights as <c>model.safetensors</c> or as shards
/// with <c>model.safetensors.index.json</c>, memory-mapped. Its tensors are valid until it is disposed, and its files
/// must not change until then. Safe to use from several threads.
/// </summary>
public sealed class Checkpoint : IDisposable
{
    private const int MaxTextLength = 128 << 20;

    private readonly CheckpointFolder _folder;
    private readonly CheckpointFolder? _base;
    private readonly CheckpointContents _contents;
    private readonly Lock _fingerprinting = new();
    private string? _fingerprint;

    private Checkpoint(CheckpointFolder folder, CheckpointContents contents)
    {
        _folder = folder;
        _contents = contents;
        Name = CheckpointName.Of(folder.FullPath);
        Config = contents.Config;
        Tensors = contents.Files.SelectMany(f => f.Tensors).ToDictionary(StringComparer.Ordinal);
        var problems = new ProblemList();
        if (LanguageTower.Find(Config, Tensors, problems) is { } tower)
            (Config, Tensors, IsLanguageTower) = (tower.Config, tower.Tensors, true);
        problems.ThrowIfAny(folder.Subject);
    }

    private Checkpoint(CheckpointFolder adapter, Checkpoint baseline)
        : this(adapter, baseline._contents)
    {
        _base = baseline._folder;
        (SafetensorsFile file, Tensors) = AdapterFolder.Read(adapter, baseline.Config, baseline.Tensors);
        _contents = _contents with { Files = [.. _contents.Files, file] };
    }

    /// <summary>The folder's full path.</summary>
    public string Folder => _folder.FullPath;

    /// <summary>The last segment of the folder's path, or <c>name@commit</c> of a cached model; for reports.</summary>
    public string Name { get; }

    /// <summary>
    /// The root object of <c>config.json</c>; valid after disposal too. No duplicate keys, no number outside of
    /// double's range, at most 64 levels. Of a vision-language model, its <c>text_config</c> with the family's defaults.
    /// </summary>
    public JsonElement Config { get; }

    /// <summary>
    /// Whether this is the language model of a vision-language checkpoint: its tensors have a text model's names, and what
    /// sees pictures is left out.
    /// </summary>
    public bool IsLanguageTower { get; }

    /// <summary>Whether this is an adapter over a base; see <see cref="OpenAdapter"/>.</summary>
    public bool IsAdapted => _base is not null;

    /// <summary>Every stored tensor by name; at least one.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <summary>The element types that occur, such as <c>BFloat16</c> or <c>BFloat16+Float32</c>.</summary>
    public string ElementTypes => string.Join("+", Tensors.Values.Select(t => t.ElementType.ToString()).Distinct().Order());

    /// <summary>Validates every header of the folder, then maps the files. Nothing in the folder is executed.</summary>
    /// <exception cref="Diagnostics.SafetyGateException">
    /// The folder is refused; the exception lists every problem that was found (SG2000 to SG2099).
    /// </exception>
    public static Checkpoint Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var checkpointFolder = new CheckpointFolder(folder);
        CheckpointContents contents = CheckpointReader.Read(checkpointFolder);
        try
        {
            return new Checkpoint(checkpointFolder, contents);
        }
        catch
        {
            foreach (SafetensorsFile file in contents.Files)
                file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a folder holds a PEFT adapter and no whole model.</summary>
    public static bool IsAdapter(string folder) => AdapterFolder.IsAdapter(folder);

    /// <summary>
    /// Opens a PEFT LoRA adapter over the model that it adapts: LoRA, rsLoRA, DoRA, rank and alpha patterns, modules that
    /// were saved whole. The weights are merged in float32 whenever they are read; nothing is written. The configuration
    /// is the base's, and so are the tokenizer and its chat template unless the adapter's folder has a tokenizer.
    /// </summary>
    /// <param name="folder">Holds <c>adapter_config.json</c> and <c>adapter_model.safetensors</c>.</param>
    /// <param name="baseFolder">A whole checkpoint.</param>
    /// <exception cref="Diagnostics.SafetyGateException">
    /// The base or the adapter is refused (SG2000 to SG2099); every tensor of the adapter must fit.
    /// </exception>
    public static Checkpoint OpenAdapter(string folder, string baseFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Checkpoint baseline = Open(baseFolder);
        try
        {
            return new Checkpoint(new CheckpointFolder(folder), baseline);
        }
        catch
        {
            baseline.Dispose();
            throw;
        }
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
        byte[]? utf8 = FolderOf(fileName).ReadBytes(fileName, MaxTextLength, CheckpointErrors.DamagedText, problems);
        if (utf8 is not null && !Utf8.IsValid(utf8))
            problems.Add(CheckpointErrors.DamagedText, "is not UTF-8: it is damaged, or in another encoding; download "
                + "it again");
        all.ThrowIfAny(_folder.Subject);
        return utf8 is null ? null : Encoding.UTF8.GetString(utf8);
    }

    /// <summary>A file in the folder opened for reading, or null when there is none. The caller disposes it.</summary>
    /// <param name="fileName">A plain file name.</param>
    /// <exception cref="Diagnostics.SafetyGateException">Not a plain file name, or unreadable.</exception>
    public Stream? FindFile(string fileName)
    {
        var all = new ProblemList();
        OpenedFile? file = FolderOf(fileName).Open(fileName, new FileProblems(all, fileName));
        all.ThrowIfAny(_folder.Subject);
        return file is null ? null : file.Length == 0 ? Stream.Null : new FileStream(file.Handle, FileAccess.Read);
    }

    /// <summary>
    /// Lowercase hexadecimal SHA-256 over config.json and every tensor in ordinal name order (name, element type,
    /// shape, bytes); independent of sharding, of paths and of the order in the files. Computed once per instance.
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
    /// Refuses tensors that do not fit an architecture, listing every missing, unexpected and mis-shaped one. Buffers
    /// that are computed from the configuration, such as <c>*.rotary_emb.inv_freq</c>, may be there.
    /// </summary>
    /// <param name="expected">Every tensor of the architecture.</param>
    /// <exception cref="Diagnostics.SafetyGateException">
    /// <see cref="CheckpointErrors.ArchitectureMismatch"/>.
    /// </exception>
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
                    $"tensor {Printable.Quote(tensor.Name)} has {count} of {tensor.Count} elements that are NaN or "
                    + "infinite: the training diverged, or the file is damaged");
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

    private CheckpointFolder FolderOf(string fileName) =>
        _base is null ? _folder : AdapterFolder.Choose(_folder, _base, fileName);
}
