namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>One token; <see cref="Text"/> is the name, the operator, the digits, the data or the unescaped string.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Line)
{
    public bool Is(TokenKind kind, string text) => Kind == kind && Text == text;

    public bool IsOperator(string text) => Is(TokenKind.Operator, text);

    public bool IsName(string text) => Is(TokenKind.Name, text);

    public override string ToString() => Kind switch
    {
        TokenKind.End => "end of template",
        TokenKind.BlockEnd => "end of block",
        TokenKind.VariableEnd => "end of print",
        _ => $"'{(Text.Length > 40 ? Text[..40] : Text)}'",
    };
}
