using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tokenization.Text;

/// <summary>Bounds what a hostile chain of replacements can make of a text.</summary>
internal static class TextLimit
{
    /// <summary>The longest text that any stage may yield, in UTF-16 units.</summary>
    public const int Maximum = 1 << 24;

    public static void Check(long length)
    {
        if (length > Maximum)
        {
            throw new SafetyGateException(
                TokenizerErrors.TextTooLong,
                $"a tokenizer stage would make a text of {length} characters; at most {Maximum} are allowed. "
                + "Shorten the text, or distrust the tokenizer");
        }
    }
}
