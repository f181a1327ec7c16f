using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// The files of a checkpoint's folder by plain name. A file may be a symbolic link out of the folder, as in Hugging Face's
/// cache, since the user chose the folder; a name that comes from inside a file can never lead out of it.
/// </summary>
internal sealed class CheckpointFolder(string path)
{
    /// <summary>The folder's full path.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>The folder as messages name it: as the user wrote it.</summary>
    public string Subject { get; } = $"checkpoint {Printable.Quote(path)}";

    /// <summary>The full path of a file of the folder; null when there is none, or with a problem added.</summary>
    public string? Find(string fileName, FileProblems problems)
    {
        if (!PlainFileName.IsPlain(fileName))
        {
            problems.Add(CheckpointErrors.UnsafeFileName, "is not the plain name of a file inside the checkpoint's folder");
            return null;
        }

        string file = Path.Combine(FullPath, fileName);
        if (File.Exists(file))
            return file;
        if (Directory.Exists(file))
            problems.Add(CheckpointErrors.FileUnreadable, "is a folder where a file is expected");
        else if (new FileInfo(file).LinkTarget is not null)
            problems.Add(CheckpointErrors.FileUnreadable, "is a symbolic link to nothing: download the checkpoint again");
        return null;
    }

    /// <summary>An opened file; null when there is none, or with a problem added.</summary>
    public OpenedFile? Open(string fileName, FileProblems problems) =>
        Find(fileName, problems) is { } file ? OpenedFile.Open(file, problems) : null;

    /// <summary>The bytes of a file; null when there is none, or with a problem added.</summary>
    public byte[]? ReadBytes(string fileName, int maxLength, ErrorCode tooLarge, FileProblems problems)
    {
        using OpenedFile? file = Open(fileName, problems);
        if (file is null)
            return null;
        if (file.Length <= maxLength)
            return file.Length == 0 ? [] : file.Read(0, (int)file.Length, problems);
        problems.Add(tooLarge, $"has {file.Length} bytes, and at most {maxLength} are expected of such a file");
        return null;
    }
}
