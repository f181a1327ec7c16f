using System.Security.Cryptography;
using System.Text;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>
/// Finished points of bases, kept between runs: one file a point in a folder named after <see cref="BaseCacheKey"/>, each with
/// its checksum. Any number of processes may share it; a file appears whole or not at all. Whatever goes wrong with it costs
/// time, never the run.
/// </summary>
/// <param name="folder">Holds every base's folder; made when something is stored.</param>
/// <param name="key">What the points belong to, <see cref="BaseCacheKey"/>.</param>
/// <param name="manifest">The run that asks.</param>
/// <param name="note">Told about damage, in a sentence.</param>
internal sealed class BaseCache(string folder, string key, RunManifest manifest, Action<string> note)
{
    private const int PrefixLength = 16;
    private readonly RecordRules _rules = new(manifest);
    private readonly string _folder = Path.Combine(folder, key);
    private bool _noted;

    /// <summary>A point of the base; null where there is none that can be used.</summary>
    public PointResponses? Find(PointKey point)
    {
        string path = FileOf(point);
        try
        {
            if (!File.Exists(path))
                return null;
            if (new FileInfo(path).Length <= ResponseJournal.MaximumRecordBytes
                && JournalRecord.Decode(File.ReadAllBytes(path)) is { } record
                && record.Run == key[..PrefixLength] && record.Point.Key == point && _rules.Problem(record.Point) is null)
                return record.Point;
            Note($"An entry of the base cache is damaged and is computed anew: {path}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Note($"The base cache cannot be read, so the base is computed anew: {exception.Message}");
        }

        return null;
    }

    /// <summary>Keeps a point of the base.</summary>
    public void Store(PointResponses point)
    {
        string path = FileOf(point.Key);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(_folder);
            File.WriteAllBytes(temporary, JournalRecord.Encode(key[..PrefixLength], point).Span[..^1]);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Note($"The base cache cannot be written, so that the next run computes the base again: {exception.Message}");
        }
    }

    private string FileOf(PointKey point) =>
        Path.Combine(_folder, $"direction{point.Direction}-alpha{point.AlphaIndex}{Probe(point.Probe)}.json");

    // An id may hold what a file's name may not.
    private static string Probe(string id) => id == PointKey.SafetyProbe
        ? ""
        : $"-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..PrefixLength]}";

    /// <summary>Once is enough: a full disk would say it at every point.</summary>
    private void Note(string message)
    {
        if (!_noted)
            note(message);
        _noted = true;
    }
}
