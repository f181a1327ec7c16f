using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>The files that a folder without safetensors weights may hold instead, and what to do about them.</summary>
internal static class WeightFormats
{
    public const string PickleHint =
        "loading a pickle runs whatever code is inside it, so it is never opened. Where that may happen, "
        + "convert it: AutoModelForCausalLM.from_pretrained(folder).save_pretrained(new_folder, safe_serialization=True)";

    private const int MaxListedFiles = 10_000;
    private static readonly string[] PickleExtensions = [".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle"];
    private static readonly string[] OtherExtensions = [".h5", ".msgpack", ".onnx", ".npz", ".npy", ".tflite"];

    public static bool IsPickle(string fileName) => HasExtension(fileName, PickleExtensions);

    /// <summary>Adds the reason why a folder has neither <c>model.safetensors</c> nor its index.</summary>
    public static void ExplainMissingWeights(CheckpointFolder folder, ProblemList problems)
    {
        List<string> files = List(folder, problems);
        if (problems.Codes.Contains(CheckpointErrors.FileUnreadable))
            return;
        (ErrorCode code, string text) = Explain(files);
        problems.Add(code, text);
    }

    private static (ErrorCode Code, string Text) Explain(List<string> files)
    {
        if (files.Any(f => f is "adapter_config.json" or "adapter_model.safetensors"))
        {
            return (CheckpointErrors.AdapterOnly,
                "holds an adapter without the model that it adapts: give it as the candidate over its base, or merge it "
                    + "(PEFT's merge_and_unload, then save_pretrained)");
        }

        if (files.Find(f => HasExtension(f, [".safetensors"])) is { } safetensors)
        {
            return (CheckpointErrors.FileMissing,
                $"has {Printable.Quote(safetensors)} but neither 'model.safetensors' nor '{ShardIndex.FileName}': "
                    + "download what is missing, or save the model with save_pretrained");
        }

        if (files.Find(IsPickle) is { } pickle)
            return (CheckpointErrors.PickledWeights, $"has pickled weights ({Printable.Quote(pickle)}): {PickleHint}");
        if (files.Find(f => HasExtension(f, [".gguf", ".ggml"])) is { } gguf)
        {
            return (CheckpointErrors.UnsupportedFormat,
                $"has GGUF weights ({Printable.Quote(gguf)}), mostly quantised ones: check the safetensors checkpoint "
                    + "that they were made from");
        }

        if (files.Find(f => HasExtension(f, OtherExtensions)) is { } other)
        {
            return (CheckpointErrors.UnsupportedFormat,
                $"has weights in a format that is not read ({Printable.Quote(other)}): save the PyTorch model with "
                    + "save_pretrained, which writes safetensors");
        }

        return (CheckpointErrors.FileMissing,
            $"has no weights: neither 'model.safetensors' nor '{ShardIndex.FileName}' is there; check the path, or "
                + "download the model whole");
    }

    private static List<string> List(CheckpointFolder folder, ProblemList problems)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder.FullPath).Take(MaxListedFiles)
                .Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (OpenedFile.IsFileFailure(e))
        {
            problems.Add(CheckpointErrors.FileUnreadable, $"cannot be listed ({e.GetType().Name}): check its "
                + "permissions");
            return [];
        }
    }

    private static bool HasExtension(string fileName, string[] extensions) =>
        extensions.Any(e => fileName.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
