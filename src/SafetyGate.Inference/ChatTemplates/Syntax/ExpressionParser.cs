namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>
/// Parses expressions. From loose to tight: conditional, or, and, not, comparison, + -, ~, * / // %, **, sign, then
/// attribute, item, call, filter and test. All binary operators, ** too, group from the left.
/// </summary>
internal sealed class ExpressionParser
{
    private readonly TokenStream _stream;
    private readonly PrimaryParser _primary;

    public ExpressionParser(TokenStream stream, SpecialNames specialNames)
    {
        _stream = stream;
        _primary = new PrimaryParser(stream, this, specialNames);
    }

    public PrimaryParser Primary => _primary;

    public Expression Parse(bool allowConditional = true)
    {
        _stream.Enter();
        Expression expression = allowConditional ? ParseConditional() : ParseOr();
        _stream.Leave();
        return expression;
    }

    /// <summary>An expression, or a tuple without brackets when commas follow.</summary>
    public Expression ParseTuple(bool allowConditional = true, string? endName = null, bool bracketed = false)
    {
        int line = _stream.Line;
        List<Expression> items = [];
        bool isTuple = false;
        while (!AtTupleEnd(endName))
        {
            items.Add(Parse(allowConditional));
            if (!_stream.SkipOperator(","))
                break;
            isTuple = true;
        }

        if (isTuple || (items.Count == 0 && bracketed))
            return new SequenceExpression([.. items], IsTuple: true, line);
        return items.Count == 1 ? items[0] : throw _stream.Unexpected("an expression");
    }

    private bool AtTupleEnd(string? endName) =>
        _stream.Current.Kind is TokenKind.VariableEnd or TokenKind.BlockEnd
        || _stream.Current.IsOperator(")")
        || (endName is not null && _stream.Current.IsName(endName));

    private Expression ParseConditional()
    {
        int line = _stream.Line;
        Expression value = ParseOr();
        while (_stream.SkipName("if"))
        {
            Expression condition = ParseOr();
            Expression? otherwise = _stream.SkipName("else") ? Parse() : null;
            value = new ConditionalExpression(condition, value, otherwise, line);
        }

        return value;
    }

    private Expression ParseOr() => ParseLogical("or", ParseAnd);

    private Expression ParseAnd() => ParseLogical("and", ParseNot);

    private Expression ParseLogical(string name, Func<Expression> operand)
    {
        int line = _stream.Line;
        Expression first = operand();
        if (!_stream.Current.IsName(name))
            return first;
        List<Expression> operands = [first];
        while (_stream.SkipName(name))
            operands.Add(operand());
        return new LogicalExpression(name == "and", [.. operands], line);
    }

    private Expression ParseNot()
    {
        int line = _stream.Line;
        int count = 0;
        while (_stream.SkipName("not"))
            count++;
        Expression operand = ParseComparison();
        for (int i = count > 2 ? count % 2 : count; i > 0; i--)
            operand = new NotExpression(operand, line);
        return count > 2 && count % 2 == 0 ? new NotExpression(new NotExpression(operand, line), line) : operand;
    }

    private Expression ParseComparison()
    {
        int line = _stream.Line;
        Expression first = ParseSum();
        List<(string, Expression)> rest = [];
        while (ComparisonOperator() is string name)
            rest.Add((name, ParseSum()));
        return rest.Count == 0 ? first : new ComparisonExpression(first, [.. rest], line);
    }

    private string? ComparisonOperator()
    {
        Token token = _stream.Current;
        if (token.Kind == TokenKind.Operator && token.Text is "==" or "!=" or "<" or "<=" or ">" or ">=")
            return _stream.Next().Text;
        if (_stream.SkipName("in"))
            return "in";
        if (!token.IsName("not") || !_stream.Following.IsName("in"))
            return null;
        _stream.Next();
        _stream.Next();
        return "not in";
    }

    private Expression ParseSum() => ParseArithmetic(ParseConcatenation, "+", "-");

    private Expression ParseConcatenation()
    {
        int line = _stream.Line;
        Expression first = ParseProduct();
        if (!_stream.Current.IsOperator("~"))
            return first;
        List<Expression> operands = [first];
        while (_stream.SkipOperator("~"))
            operands.Add(ParseProduct());
        return new ConcatenationExpression([.. operands], line);
    }

    private Expression ParseProduct() => ParseArithmetic(ParsePower, "*", "/", "//", "%");

    private Expression ParsePower() => ParseArithmetic(ParseSign, "**");

    private Expression ParseArithmetic(Func<Expression> operand, params ReadOnlySpan<string> operators)
    {
        int line = _stream.Line;
        Expression first = operand();
        List<(string, Expression)>? rest = null;
        while (_stream.Current.Kind == TokenKind.Operator && operators.Contains(_stream.Current.Text))
            (rest ??= []).Add((_stream.Next().Text, operand()));
        return rest is null ? first : new ArithmeticExpression(first, [.. rest], line);
    }

    private Expression ParseSign() => _primary.ParseFilters(ParseSigned());

    private Expression ParseSigned()
    {
        Token token = _stream.Current;
        if (!token.IsOperator("-") && !token.IsOperator("+"))
            return _primary.ParsePostfix(_primary.Parse());
        _stream.Next();
        _stream.Enter();
        Expression operand = ParseSigned();
        _stream.Leave();
        return new SignExpression(token.Text == "-", operand, token.Line);
    }
}
