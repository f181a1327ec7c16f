using System.Text.Json;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>One entry of a safetensors header: <c>{"dtype":"BF16","shape":[2,3],"data_offsets":[0,12]}</c>.</summary>
internal static class SafetensorsEntryParser
{
    private const int MaxRank = 8;

    /// <summary>The entry, or null with at least one problem added. The reader ends on the entry's last token.</summary>
    public static SafetensorsEntry? Parse(ref Utf8JsonReader reader, string name, FileProblems problems)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            problems.Damaged($"has an entry {Printable.Quote(name)} that is not an object");
            return null;
        }

        int before = problems.Count;
        HashSet<string> seen = new(StringComparer.Ordinal);
        string? elementType = null;
        long[]? shape = null;
        long[]? offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string field = HeaderValues.String(ref reader);
            if (!seen.Add(field))
                problems.Damaged($"gives {Printable.Quote(field)} of tensor {Printable.Quote(name)} twice");
            reader.Read();
            switch (field)
            {
                case "dtype":
                    elementType = HeaderValues.StringOrNull(ref reader);
                    break;
                case "shape":
                    shape = HeaderValues.NaturalNumbers(ref reader, MaxRank);
                    break;
                case "data_offsets":
                    offsets = HeaderValues.NaturalNumbers(ref reader, 2);
                    break;
                default:
                    // A field that we do not know could change what the bytes mean.
                    reader.Skip();
                    problems.Damaged($"has an unknown field {Printable.Quote(field)} in tensor {Printable.Quote(name)}");
                    break;
            }
        }

        if (elementType is null)
            problems.Damaged($"gives tensor {Printable.Quote(name)} no 'dtype' string");
        if (shape is null)
            problems.Damaged($"gives tensor {Printable.Quote(name)} no 'shape' of at most {MaxRank} whole numbers from 0 to 2^63-1");
        if (offsets is not { Length: 2 })
            problems.Damaged($"gives tensor {Printable.Quote(name)} no 'data_offsets' of two whole numbers from 0 to 2^63-1");
        if (shape is not null && TensorShape.Product(shape) is null)
            problems.Damaged($"gives tensor {Printable.Quote(name)} a shape with more elements than fit 63 bits");
        ElementType? known = elementType is null ? null : ElementTypes.Find(elementType);
        if (elementType is not null && known is null)
            problems.Add(CheckpointErrors.UnsupportedElementType, UnsupportedType(name, elementType));
        return problems.Count == before
            ? new SafetensorsEntry(name, known!.Value, new TensorShape(shape), offsets![0], offsets[1])
            : null;
    }

    private static string UnsupportedType(string name, string elementType) =>
        $"stores tensor {Printable.Quote(name)} as {Printable.Quote(elementType)}; F32, F16 and BF16 are supported. "
        + "If the model is quantised, merge and save it in its original precision; else convert it, "
        + "such as model.to(torch.float32).save_pretrained(folder)";
}
