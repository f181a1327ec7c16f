namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>Parses a whole template: text, prints and block tags.</summary>
internal sealed class TemplateParser
{
    private readonly TokenStream _stream;
    private readonly StatementParser _statements;

    private TemplateParser(TokenStream stream)
    {
        _stream = stream;
        _statements = new StatementParser(stream, this);
    }

    public static Statement[] Parse(string source, int nestingLimit)
    {
        TokenStream stream = new(TemplateLexer.Tokenize(source), nestingLimit);
        return new TemplateParser(stream).ParseUntil([]);
    }

    /// <summary>A tag's body up to one of the end tags, whose name is left as the current token.</summary>
    public Statement[] ParseBody(params string[] endTags)
    {
        _stream.SkipOperator(":");
        _stream.Expect(TokenKind.BlockEnd, "the end of the tag");
        _stream.Enter();
        Statement[] body = ParseUntil(endTags);
        _stream.Leave();
        return body;
    }

    private Statement[] ParseUntil(string[] endTags)
    {
        List<Statement> body = [];
        while (true)
        {
            Token token = _stream.Current;
            switch (token.Kind)
            {
                case TokenKind.End when endTags.Length > 0:
                    throw TemplateFault.Syntax($"the template ends where '{string.Join("' or '", endTags)}' is due", token.Line);
                case TokenKind.End:
                    return [.. body];
                case TokenKind.Data:
                    body.Add(new TextStatement(_stream.Next().Text, token.Line));
                    break;
                case TokenKind.VariableBegin:
                    _stream.Next();
                    body.Add(new PrintStatement(_statements.Expressions.ParseTuple(), token.Line));
                    _stream.Expect(TokenKind.VariableEnd, "'}}'");
                    break;
                default:
                    _stream.Expect(TokenKind.BlockBegin, "a tag");
                    if (_stream.Current.Kind == TokenKind.Name && endTags.Contains(_stream.Current.Text))
                        return [.. body];
                    body.AddRange(_statements.Parse());
                    _stream.Expect(TokenKind.BlockEnd, "'%}'");
                    break;
            }
        }
    }
}
