using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SafetyGate.Inference.Hub;

/// <summary>The hash under which a hub announces a file.</summary>
internal static class ContentHash
{
    private const int Sha256Digits = 64;

    /// <summary>Whether a file is the announced one. Reads it whole.</summary>
    public static async Task<bool> MatchesAsync(string path, HubFile file, CancellationToken cancellation)
    {
        FileStream stream = new(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        await using (stream.ConfigureAwait(false))
        {
            if (stream.Length != file.Size)
                return false;
            byte[] hash = file.Hash.Length == Sha256Digits
                ? await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false)
                : await GitAsync(stream, cancellation).ConfigureAwait(false);
            return Convert.ToHexStringLower(hash) == file.Hash;
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "git names its objects by SHA-1; the hub gives no other hash of small files")]
    private static async Task<byte[]> GitAsync(FileStream stream, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {stream.Length}\0")));
        var buffer = new byte[1 << 16];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
            hash.AppendData(buffer, 0, read);
        return hash.GetHashAndReset();
    }
}
