using System.Security.Cryptography;
using System.Text;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tests.Tokenization.Text;

public class UnicodeNormalizerTests
{
    /// <summary>Made with Python's unicodedata, which has Unicode 14.0 too.</summary>
    [Theory]
    [InlineData(NormalizationForm.FormC, "23644e74224db04535c17182eb07d194f51ac2c5b0118e7d3228c3fcdb46b42b")]
    [InlineData(NormalizationForm.FormD, "70009516ce20e88a80419b91276fa2be75772a6b6e160a53dfa7cdd9a78a41fe")]
    [InlineData(NormalizationForm.FormKC, "a6d737d0e0d922665b5b48b040496d20d27ac125af4286ab2eac7719e99be2ca")]
    [InlineData(NormalizationForm.FormKD, "a2143a234a3332855beb5ba796019ac23c8ff8982f0be30e6c3ed18d13e7fb87")]
    public void Every_code_point_between_a_letter_and_marks_is_normalised_as_elsewhere(NormalizationForm form, string sha256)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            if (!Rune.IsValid(codePoint))
                continue;
            var rune = new Rune(codePoint);
            string text = UnicodeNormalizer.Normalize($"a{rune}\u0323\u0301{rune}", form);
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        }

        Convert.ToHexStringLower(hash.GetHashAndReset()).ShouldBe(sha256);
    }

    [Theory]
    [InlineData("\u1112\u1161\u11ab", "\ud55c")]
    [InlineData("\uac00\u11a8", "\uac01")]
    [InlineData("a\u0308\u0323", "\u1ea1\u0308")]
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("\u0301a", "\u0301a")]
    public void Composition_follows_the_annex(string text, string expected) =>
        UnicodeNormalizer.Normalize(text, NormalizationForm.FormC).ShouldBe(expected);

    [Fact]
    public void A_long_run_of_marks_is_sorted_without_losing_one()
    {
        string text = "a" + string.Concat(Enumerable.Repeat("\u0315\u0323", 20_000));

        string result = UnicodeNormalizer.Normalize(text, NormalizationForm.FormD);

        result.ShouldBe("a" + new string('\u0323', 20_000) + new string('\u0315', 20_000));
    }
}
