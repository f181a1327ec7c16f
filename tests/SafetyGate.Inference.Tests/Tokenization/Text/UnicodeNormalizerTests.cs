using System.Security.Cryptography;
using System.Text;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tests.Tokenization.Text;

public class UnicodeNormalizerTests
{
    /// <summary>No code point from here on has a decomposition or a combining class.</summary>
    private const int End = 0x30000;

    /// <summary>Made with Python's unicodedata, which has Unicode 14.0 too.</summary>
    [Theory]
    [InlineData(NormalizationForm.FormC, "0b472435f6275d3c1e11772dc3680bdd6f9e68afc0166b1487cf901bb4b620b4")]
    [InlineData(NormalizationForm.FormD, "88802509d0b066a5db2c877bfde4103ec2399ff6a29052f2ab3a938127dbd599")]
    [InlineData(NormalizationForm.FormKC, "20d773174688c867a2bc0d89325ed8d46c9bafb0599d0f7623e7d22b2ce0d6ee")]
    [InlineData(NormalizationForm.FormKD, "46fda8aaf633c1b49b356ce2a0fafadc084faced3d869053c9ca4e2ef0e6d53a")]
    public void Every_code_point_between_a_letter_and_marks_is_normalised_as_elsewhere(NormalizationForm form, string sha256)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int codePoint = 0; codePoint < End; codePoint++)
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
