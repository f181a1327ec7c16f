using System.Buffers.Binary;
using SafetyGate.Inference.Tokenization;
using SafetyGate.Inference.Tokenization.Normalizers;

namespace SafetyGate.Inference.Tests.Tokenization.Normalizers;

public class PrecompiledNormalizerTests
{
    [Fact]
    public void Mapped_characters_are_replaced_and_others_kept()
    {
        INormalizer normalizer = NormalizerFactory.Read(Component.Json(Charsmap(MapOfOneLetter('A', "xyz"))));

        normalizer.Normalize(new Piece("AbA\U0001F600", true)).Text.ShouldBe("xyzbxyz\U0001F600");
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("AAA=")]
    [InlineData("/////w==")]
    public void A_damaged_map_is_refused(string map) =>
        Component.ShouldFail(() => NormalizerFactory.Read(Component.Json(Charsmap(map))), TokenizerErrors.Malformed);

    [Fact]
    public void Random_tries_never_lead_out_of_the_map()
    {
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] blob = new byte[4 + 256 + 16];
            random.NextBytes(blob);
            BinaryPrimitives.WriteUInt32LittleEndian(blob, 256);
            INormalizer normalizer = NormalizerFactory.Read(Component.Json(Charsmap(Convert.ToBase64String(blob))));

            normalizer.Normalize(new Piece("Grüße aus Tōkyō \U0001F600", true)).Text.ShouldNotBeNull();
        }
    }

    private static string Charsmap(string base64) => $$"""{"type":"Precompiled","precompiled_charsmap":"{{base64}}"}""";

    /// <summary>
    /// A double-array trie with a single edge: the root's offset is 1, so the letter's unit is at 1 ^ letter.
    /// </summary>
    private static string MapOfOneLetter(char letter, string replacement)
    {
        uint[] units = new uint[256];
        units[0] = 1 << 10;
        int node = 1 ^ letter;
        units[node] = (uint)(letter | 0x100 | (2 << 10));
        units[node ^ 2] = 0x8000_0000;
        byte[] blob = new byte[4 + (units.Length * 4) + replacement.Length + 1];
        BinaryPrimitives.WriteInt32LittleEndian(blob, units.Length * 4);
        for (int i = 0; i < units.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(blob.AsSpan(4 + (4 * i)), units[i]);
        for (int i = 0; i < replacement.Length; i++)
            blob[4 + (units.Length * 4) + i] = (byte)replacement[i];
        return Convert.ToBase64String(blob);
    }
}
