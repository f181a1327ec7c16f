using System.Text;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tests.Tokenization.Text;

public class ByteAlphabetTests
{
    [Theory]
    [InlineData(" ", "Ġ")]
    [InlineData("\n", "Ċ")]
    [InlineData("\u0000", "Ā")]
    [InlineData("é", "Ã©")]
    [InlineData("\u00ad", "ÂŃ")]
    public void Known_stand_ins_are_used(string text, string expected) => ByteAlphabet.Encode(text).ShouldBe(expected);

    [Fact]
    public void Every_code_point_comes_back()
    {
        for (int codePoint = 0; codePoint <= 0x10FFFF; codePoint += 7)
        {
            if (!Rune.IsValid(codePoint))
                continue;
            string text = new Rune(codePoint).ToString();
            var bytes = new List<byte>();
            ByteAlphabet.TryDecode(ByteAlphabet.Encode(text), bytes).ShouldBeTrue();
            Encoding.UTF8.GetString([.. bytes]).ShouldBe(text);
        }
    }

    [Fact]
    public void A_character_outside_the_alphabet_leaves_the_bytes_untouched()
    {
        var bytes = new List<byte> { 1 };

        ByteAlphabet.TryDecode("ab\u4e2d", bytes).ShouldBeFalse();

        bytes.ShouldBe([1]);
    }
}
