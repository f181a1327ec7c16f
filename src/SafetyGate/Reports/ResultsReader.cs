using System.Text.Json;
using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Runs;

namespace SafetyGate.Reports;

/// <summary>Reads results.json, which somebody else may have written.</summary>
internal static class ResultsReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static ResultsDocument Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            RequireVersion(document.RootElement);
            RequireSound(document.RootElement, isElement: true);
            ResultsDocument results = document.RootElement.Deserialize<ResultsDocument>(GateJson.Options)
                ?? throw Damaged("it is empty");
            if (results.Measurements is { } measured)
                RequireConsistent(measured);
            return results;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw Damaged(OneLine.Sentence(exception.Message.TrimEnd('.')), exception);
        }
    }

    private static void RequireVersion(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("schemaVersion", out JsonElement version)
            || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number < 1)
        {
            throw Damaged("it has no schemaVersion");
        }

        if (number > ResultsDocument.CurrentSchemaVersion)
        {
            throw new SafetyGateException(
                RunErrors.NewerSchema,
                $"{RunFiles.Results} has version {number}, and this program knows versions up to "
                + $"{ResultsDocument.CurrentSchemaVersion}. Update SafetyGate.");
        }
    }

    // What the serializer lets through: nulls in lists, and numbers beyond a double.
    private static void RequireSound(JsonElement element, bool isElement)
    {
        if (isElement && element.ValueKind == JsonValueKind.Null)
            throw Damaged("a list has a null");
        if (element.ValueKind == JsonValueKind.Number && !double.IsFinite(element.GetDouble()))
            throw Damaged("a number is too large");
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
                RequireSound(item, isElement: true);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in element.EnumerateObject())
                RequireSound(member.Value, isElement: false);
        }
    }

    private static void RequireConsistent(MeasurementsDocument measured)
    {
        int alphas = measured.Alphas.Count;
        bool curves = measured.BaseCurves.Concat(measured.CandidateCurves).All(c =>
            c.AttackSuccessRates.Count == alphas && c.CompliedRates.Count == alphas && c.BrokenRates.Count == alphas);
        bool directions = new[] { measured.Parity, measured.Strict }.SelectMany(r => new[] { r.Base, r.Candidate }).All(c =>
            c.Directions.Count == measured.DirectionCount && c.Directions.Any(d => d.Direction == c.WorstDirection));
        bool counts = measured.DirectionCount > 0 && measured.PromptCount > 0
            && measured.BaseCurves.Count == measured.DirectionCount && measured.CandidateCurves.Count == measured.DirectionCount;
        if (!curves || !directions || !counts || measured.OriginIndex < 0 || measured.OriginIndex >= alphas)
            throw Damaged("its measurements do not fit together");
    }

    private static SafetyGateException Damaged(string why, Exception? inner = null) => new(
        RunErrors.DamagedResults, $"{RunFiles.Results} cannot be used: {why}. Judge the run again to write it anew.", inner);
}
