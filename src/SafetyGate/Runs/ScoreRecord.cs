using System.Text.Json;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>The probabilities of one item in a line of responses.jsonl: two lists of the same length.</summary>
internal static class ScoreRecord
{
    public static void Write(Utf8JsonWriter writer, ItemScore score)
    {
        writer.WriteStartObject();
        writer.WriteString("id", score.Id);
        writer.WriteStartArray("logLikelihoods");
        foreach (Likelihood likelihood in score.Likelihoods)
            writer.WriteNumberValue(likelihood.LogLikelihood);
        writer.WriteEndArray();
        writer.WriteStartArray("tokens");
        foreach (Likelihood likelihood in score.Likelihoods)
            writer.WriteNumberValue(likelihood.TokenCount);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static ItemScore Read(JsonElement score)
    {
        double[] values = [.. score.GetProperty("logLikelihoods").EnumerateArray().Select(value => value.GetDouble())];
        int[] tokens = [.. score.GetProperty("tokens").EnumerateArray().Select(value => value.GetInt32())];
        if (values.Length != tokens.Length)
            throw new FormatException();
        return new ItemScore(
            score.GetProperty("id").GetString() ?? throw new FormatException(),
            [.. values.Zip(tokens, (value, count) => new Likelihood(value, count))]);
    }
}
