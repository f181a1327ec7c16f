using System.Runtime.CompilerServices;

namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>The tokens under the parser's eye, and the guard on how deep it may nest.</summary>
internal sealed class TokenStream(List<Token> tokens, int nestingLimit)
{
    private int _position;
    private int _depth;

    public Token Current => tokens[_position];

    public Token Following => tokens[Math.Min(_position + 1, tokens.Count - 1)];

    public int Line => Current.Line;

    public Token Next()
    {
        Token token = Current;
        if (_position < tokens.Count - 1)
            _position++;
        return token;
    }

    public bool SkipOperator(string text) => Skip(Current.IsOperator(text));

    public bool SkipName(string text) => Skip(Current.IsName(text));

    public Token Expect(TokenKind kind, string what) => Current.Kind == kind ? Next() : throw Unexpected(what);

    public void ExpectOperator(string text)
    {
        if (!SkipOperator(text))
            throw Unexpected($"'{text}'");
    }

    public void ExpectName(string text)
    {
        if (!SkipName(text))
            throw Unexpected($"'{text}'");
    }

    public TemplateFault Unexpected(string expected) => TemplateFault.Syntax($"expected {expected}, found {Current}", Line);

    public void Enter()
    {
        if (++_depth > nestingLimit || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new TemplateFault(
                ChatTemplateErrors.Limit, $"expressions or blocks are nested more than {nestingLimit} deep", Line);
        }
    }

    public void Leave() => _depth--;

    private bool Skip(bool matches)
    {
        if (matches)
            Next();
        return matches;
    }
}
