namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// One memory-mapped safetensors file on its own, such as an adapter; <see cref="Checkpoint"/> opens a whole folder. The
/// file must not change while it is open. Format: https://huggingface.co/docs/safetensors.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    private readonly MappedFile _file;

    private SafetensorsFile(MappedFile file, IReadOnlyDictionary<string, StoredTensor> tensors)
    {
        _file = file;
        Tensors = tensors;
    }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <summary>Validates the file's header and maps the file.</summary>
    /// <exception cref="Diagnostics.SafetyGateException">The file is missing, unreadable, damaged or unsupported.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var all = new ProblemList();
        var problems = new FileProblems(all, Path.GetFileName(path));
        string subject = $"safetensors file {Printable.Quote(path)}";
        if (!File.Exists(path))
            problems.Add(CheckpointErrors.FileMissing, "does not exist: check the path");
        using ValidatedSafetensors? validated = all.Count == 0 && OpenedFile.Open(path, problems) is { } opened
            ? ValidatedSafetensors.Validate(opened, problems)
            : null;
        SafetensorsFile? mapped = validated is null ? null : Map(validated, problems);
        all.ThrowIfAny(subject);
        return mapped!;
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The mapped file, or null with a problem added.</summary>
    internal static SafetensorsFile? Map(ValidatedSafetensors validated, FileProblems problems)
    {
        try
        {
            var file = new MappedFile(validated.File.Handle, validated.File.Length);
            return new SafetensorsFile(file, validated.Entries.ToDictionary(
                e => e.Name,
                e => new StoredTensor(file, validated.DataStart + e.Begin, e.Name, e.ElementType, e.Shape),
                StringComparer.Ordinal));
        }
        catch (Exception e) when (OpenedFile.IsFileFailure(e) || e is ArgumentException)
        {
            // The file shrank since it was validated, or the address space is exhausted.
            OpenedFile.Unreadable(problems, e);
            return null;
        }
    }
}
