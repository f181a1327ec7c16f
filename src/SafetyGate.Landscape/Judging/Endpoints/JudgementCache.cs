using System.Security.Cryptography;
using System.Text;

namespace SafetyGate.Landscape.Judging.Endpoints;

/// <summary>
/// Judgements that were paid for, in a folder: a file for each, named after the SHA-256 of the address and the request's bytes,
/// which hold the model, the wording and the exchange. Only usable judgements are kept; a damaged file counts as absent.
/// </summary>
/// <param name="folder">The folder; made when there is something to keep. Null keeps nothing.</param>
internal sealed class JudgementCache(string? folder)
{
    private const int LongestFile = 256;

    public static string Key(string url, byte[] request) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(url), 0, .. request]));

    public Judgement? Find(string key)
    {
        if (folder is null)
            return null;
        try
        {
            var file = new FileInfo(Place(key));
            return file.Exists && file.Length <= LongestFile ? JudgeAnswer.OfText(File.ReadAllText(file.FullName)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Keep(string key, Judgement judgement)
    {
        if (folder is null)
            return;
        try
        {
            string place = Place(key), temporary = place + ".tmp";
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.WriteAllText(temporary, $"{{\"verdict\":\"{JudgeAnswer.Name(judgement)}\"}}");
            File.Move(temporary, place, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The judgement itself is not lost, and asking again is only slower.
        }
    }

    private string Place(string key) => Path.Combine(folder!, key[..2], key + ".json");
}
