using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>
/// One line of responses.jsonl. Its last member, <c>checksum</c>, is the start of the SHA-256 of all bytes before its comma.
/// The member <c>probe</c> says what was asked; a record without one is of the plain safety prompts. A probe of probabilities has
/// <c>scores</c> in the place of <c>responses</c>. A text that is not well-formed Unicode is stored as <c>textUtf16</c>, the base64 of its little-endian UTF-16.
/// </summary>
internal static class JournalRecord
{
    private const int ChecksumLength = 16;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions ReaderOptions = new() { MaxDepth = 4, AllowDuplicateProperties = false };
    private static readonly string[] Roles = [.. Enum.GetNames<CheckpointRole>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
    private static readonly string[] Ends = [.. Enum.GetNames<FinishReason>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>The line, its line feed included.</summary>
    public static ReadOnlyMemory<byte> Encode(string run, PointResponses point)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("run", run);
            writer.WriteString("role", Roles[(int)point.Key.Role]);
            writer.WriteNumber("direction", point.Key.Direction);
            writer.WriteNumber("alphaIndex", point.Key.AlphaIndex);
            writer.WriteNumber("alpha", point.Alpha);
            bool plain = point.Key.Probe == PointKey.SafetyProbe;
            if (!plain)
                writer.WriteString("probe", point.Key.Probe);
            if (plain || point.Scores.Count == 0)
                WriteAll(writer, "responses", point.Responses, Write);
            else
                WriteAll(writer, "scores", point.Scores, ScoreRecord.Write);
            writer.Flush();
            writer.WriteString("checksum", Checksum(buffer.WrittenSpan));
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>Reads a line without its line feed; null when it is damaged.</summary>
    public static (string Run, PointResponses Point)? Decode(ReadOnlyMemory<byte> line)
    {
        if (!IsWhole(line.Span))
            return null;
        try
        {
            using var document = JsonDocument.Parse(line, ReaderOptions);
            JsonElement root = document.RootElement;
            var key = new PointKey(
                (CheckpointRole)IndexOf(Roles, root.GetProperty("role")),
                root.GetProperty("direction").GetInt32(),
                root.GetProperty("alphaIndex").GetInt32())
            {
                Probe = root.TryGetProperty("probe", out JsonElement probe) ? probe.GetString() ?? throw new FormatException() : PointKey.SafetyProbe,
            };
            bool scored = root.TryGetProperty("scores", out JsonElement scores);
            var point = new PointResponses(
                key, root.GetProperty("alpha").GetDouble(), scored ? [] : [.. root.GetProperty("responses").EnumerateArray().Select(Read)])
            {
                Scores = scored ? [.. scores.EnumerateArray().Select(ScoreRecord.Read)] : [],
            };
            return (root.GetProperty("run").GetString() ?? "", point);
        }
        catch (Exception exception) when (exception
            is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static void WriteAll<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
            write(writer, item);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Response response)
    {
        writer.WriteStartObject();
        writer.WriteString("id", response.PromptId);
        if (IsWellFormed(response.Text))
            writer.WriteString("text", response.Text);
        else
            writer.WriteBase64String("textUtf16", Utf16(response.Text));
        writer.WriteNumber("tokens", response.TokenCount);
        writer.WriteString("finish", Ends[(int)response.Finish]);
        writer.WriteEndObject();
    }

    private static Response Read(JsonElement response) => new(
        response.GetProperty("id").GetString() ?? throw new FormatException(),
        response.TryGetProperty("textUtf16", out JsonElement utf16) ? Text(utf16.GetBytesFromBase64())
            : response.GetProperty("text").GetString() ?? throw new FormatException(),
        response.GetProperty("tokens").GetInt32(),
        (FinishReason)IndexOf(Ends, response.GetProperty("finish")));

    // Not Encoding.Unicode, which replaces the very halves of pairs that this is for.
    private static byte[] Utf16(string text)
    {
        var bytes = new byte[text.Length * sizeof(char)];
        for (int i = 0; i < text.Length; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * sizeof(char)), text[i]);
        return bytes;
    }

    private static string Text(byte[] utf16)
    {
        if (utf16.Length % sizeof(char) != 0)
            throw new FormatException();
        return string.Create(utf16.Length / sizeof(char), utf16, static (text, bytes) =>
        {
            for (int i = 0; i < text.Length; i++)
                text[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(i * sizeof(char)));
        });
    }

    private static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    private static bool IsWhole(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> before = ",\"checksum\":\""u8;
        ReadOnlySpan<byte> after = "\"}"u8;
        int body = line.Length - before.Length - ChecksumLength - after.Length;
        return body > 0
            && line[body..].StartsWith(before)
            && line.EndsWith(after)
            && line.Slice(body + before.Length, ChecksumLength).SequenceEqual(Encoding.ASCII.GetBytes(Checksum(line[..body])));
    }

    private static string Checksum(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body))[..ChecksumLength];

    private static int IndexOf(string[] names, JsonElement name)
    {
        int index = Array.IndexOf(names, name.GetString());
        return index >= 0 ? index : throw new FormatException();
    }
}
