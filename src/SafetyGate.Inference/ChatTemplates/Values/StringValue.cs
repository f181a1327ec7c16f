namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>Python's <c>str</c>. Indexes and lengths count code points.</summary>
/// <param name="text">The text in UTF-16.</param>
/// <param name="isMarkup">The result of <c>escape</c> or <c>safe</c>: what is added to it gets escaped.</param>
internal sealed class StringValue(string text, bool isMarkup = false) : Value
{
    public static StringValue Empty { get; } = new("");

    public string Text { get; } = text;

    public bool IsMarkup { get; } = isMarkup;

    public override string TypeName => IsMarkup ? "Markup" : "str";

    public override bool IsTrue => Text.Length > 0;
}
