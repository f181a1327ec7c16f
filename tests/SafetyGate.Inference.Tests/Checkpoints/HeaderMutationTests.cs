using System.Text;

namespace SafetyGate.Inference.Tests.Checkpoints;

public class HeaderMutationTests
{
    private const int Mutants = 2000;
    private const long DataLength = 36;

    private const string Header = """
        {"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]},"b":{"dtype":"BF16","shape":[2,2],"data_offsets":[24,32]},"c":{"dtype":"F16","shape":[2],"data_offsets":[32,36]}}
        """;

    private static readonly string[] Splices =
        ["{", "}", "[", "]", "\"", ",", ":", "-", "e9", "9999999999999999999", "null", "\\ud800", "\u0000", "\"a\":", "NaN", "1.5"];

    /// <summary>A mutated header is either still sound, and then its tensors lie inside the data, or refused; nothing else.</summary>
    [Fact]
    public void A_mutated_header_is_sound_or_refused()
    {
        var random = new Random(20240517);
        int refused = 0;
        for (int i = 0; i < Mutants; i++)
        {
            byte[] mutant = Mutate(Encoding.UTF8.GetBytes(Header.Trim()), random);
            if (Refusal.OfHeader(mutant, DataLength).Count > 0)
                refused++;
        }

        // Most mutations hit structure or numbers; the rest only rename a tensor.
        refused.ShouldBeInRange(Mutants / 2, Mutants - 1);
    }

    private static byte[] Mutate(byte[] header, Random random)
    {
        List<byte> bytes = [.. header];
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Splices[random.Next(Splices.Length)]));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
            }

            if (bytes.Count == 0)
                break;
        }

        return [.. bytes];
    }
}
