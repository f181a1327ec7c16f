using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>The problems of one file, each written behind the file's name.</summary>
internal sealed class FileProblems(ProblemList all, string fileName)
{
    /// <summary>The number of problems of this file.</summary>
    public int Count { get; private set; }

    public void Add(ErrorCode code, string text)
    {
        Count++;
        all.Add(code, $"{Printable.Quote(fileName)} {text}");
    }

    /// <summary>A problem of the safetensors format itself.</summary>
    public void Damaged(string text) => Add(CheckpointErrors.DamagedSafetensors, text);
}
