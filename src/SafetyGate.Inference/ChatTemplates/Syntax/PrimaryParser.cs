using System.Text;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>Parses names, literals and brackets, and what may follow them: attributes, items, calls, filters, tests.</summary>
internal sealed class PrimaryParser(TokenStream stream, ExpressionParser expressions, SpecialNames specialNames)
{
    public Expression Parse()
    {
        Token token = stream.Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                stream.Next();
                return Name(token);
            case TokenKind.Text:
                return Text();
            case TokenKind.Integer:
                return new LiteralExpression(new IntegerValue(NumberLiteral.ParseInteger(stream.Next())), token.Line);
            case TokenKind.Float:
                return new LiteralExpression(new FloatValue(NumberLiteral.ParseFloat(stream.Next())), token.Line);
            case TokenKind.Operator when token.Text == "(":
                stream.Next();
                Expression inner = expressions.ParseTuple(bracketed: true);
                stream.ExpectOperator(")");
                return inner;
            case TokenKind.Operator when token.Text == "[":
                return List();
            case TokenKind.Operator when token.Text == "{":
                return Dictionary();
            default:
                throw stream.Unexpected("an expression");
        }
    }

    /// <summary>Attributes, items and calls after a value.</summary>
    public Expression ParsePostfix(Expression value)
    {
        while (true)
        {
            if (stream.Current.IsOperator("."))
                value = Attribute(value);
            else if (stream.Current.IsOperator("["))
                value = Subscript(value);
            else if (stream.Current.IsOperator("("))
                value = new CallExpression(value, ParseArguments(), stream.Line);
            else
                return value;
        }
    }

    /// <summary>Filters, tests and calls after a value.</summary>
    public Expression ParseFilters(Expression value)
    {
        while (true)
        {
            if (stream.SkipOperator("|"))
                value = ParseFilter(value);
            else if (stream.Current.IsName("is"))
                value = Test(value);
            else if (stream.Current.IsOperator("("))
                value = new CallExpression(value, ParseArguments(), stream.Line);
            else
                return value;
        }
    }

    /// <summary>One filter after its <c>|</c>.</summary>
    public FilterExpression ParseFilter(Expression? target)
    {
        int line = stream.Line;
        string name = DottedName("a filter's name");
        CallArguments arguments = stream.Current.IsOperator("(") ? ParseArguments() : CallArguments.None;
        return new FilterExpression(target, name, arguments, line);
    }

    public CallArguments ParseArguments()
    {
        int line = stream.Line;
        stream.ExpectOperator("(");
        List<Expression> positional = [];
        List<(string, Expression)> keywords = [];
        Expression? variadic = null;
        Expression? variadicKeywords = null;
        while (!stream.Current.IsOperator(")"))
        {
            bool ordered;
            if (stream.SkipOperator("*"))
            {
                ordered = variadic is null && variadicKeywords is null;
                variadic = expressions.Parse();
            }
            else if (stream.SkipOperator("**"))
            {
                ordered = variadicKeywords is null;
                variadicKeywords = expressions.Parse();
            }
            else if (stream.Current.Kind == TokenKind.Name && stream.Following.IsOperator("="))
            {
                ordered = variadicKeywords is null;
                string name = stream.Next().Text;
                stream.Next();
                keywords.Add((name, expressions.Parse()));
            }
            else
            {
                ordered = variadic is null && variadicKeywords is null && keywords.Count == 0;
                positional.Add(expressions.Parse());
            }

            if (!ordered)
                throw TemplateFault.Syntax("the arguments of a call are in an order that is not allowed", line);
            if (!stream.Current.IsOperator(")"))
                stream.ExpectOperator(",");
        }

        stream.Next();
        return new CallArguments([.. positional], [.. keywords], variadic, variadicKeywords);
    }

    private Expression Name(Token token)
    {
        specialNames.Saw(token.Text);
        return token.Text switch
        {
            "true" or "True" => new LiteralExpression(BooleanValue.True, token.Line),
            "false" or "False" => new LiteralExpression(BooleanValue.False, token.Line),
            "none" or "None" => new LiteralExpression(NoneValue.Instance, token.Line),
            _ => new NameExpression(token.Text, token.Line),
        };
    }

    private LiteralExpression Text()
    {
        Token first = stream.Next();
        if (stream.Current.Kind != TokenKind.Text)
            return new LiteralExpression(new StringValue(first.Text), first.Line);
        StringBuilder text = new(first.Text);
        while (stream.Current.Kind == TokenKind.Text)
            text.Append(stream.Next().Text);
        return new LiteralExpression(new StringValue(text.ToString()), first.Line);
    }

    private SequenceExpression List()
    {
        int line = stream.Next().Line;
        List<Expression> items = [];
        while (!stream.SkipOperator("]"))
        {
            items.Add(expressions.Parse());
            if (!stream.Current.IsOperator("]"))
                stream.ExpectOperator(",");
        }

        return new SequenceExpression([.. items], IsTuple: false, line);
    }

    private DictionaryExpression Dictionary()
    {
        int line = stream.Next().Line;
        List<(Expression, Expression)> entries = [];
        while (!stream.SkipOperator("}"))
        {
            Expression key = expressions.Parse();
            stream.ExpectOperator(":");
            entries.Add((key, expressions.Parse()));
            if (!stream.Current.IsOperator("}"))
                stream.ExpectOperator(",");
        }

        return new DictionaryExpression([.. entries], line);
    }

    private Expression Attribute(Expression target)
    {
        int line = stream.Next().Line;
        Token token = stream.Next();
        return token.Kind switch
        {
            TokenKind.Name => new AttributeExpression(target, token.Text, line),
            TokenKind.Integer => new ItemExpression(
                target, new LiteralExpression(new IntegerValue(NumberLiteral.ParseInteger(token)), token.Line), line),
            _ => throw TemplateFault.Syntax($"expected a name or a number after '.', found {token}", token.Line),
        };
    }

    private Expression Subscript(Expression target)
    {
        int line = stream.Next().Line;
        Expression? start = stream.Current.IsOperator(":") ? null : expressions.Parse();
        if (start is not null && !stream.Current.IsOperator(":"))
        {
            List<Expression> items = [start];
            while (stream.SkipOperator(","))
                items.Add(expressions.Parse());
            stream.ExpectOperator("]");
            return new ItemExpression(
                target, items.Count == 1 ? start : new SequenceExpression([.. items], IsTuple: true, line), line);
        }

        stream.ExpectOperator(":");
        Expression? stop = AtSlicePartEnd() ? null : expressions.Parse();
        Expression? step = stream.SkipOperator(":") && !AtSlicePartEnd() ? expressions.Parse() : null;
        stream.ExpectOperator("]");
        return new SliceExpression(target, start, stop, step, line);
    }

    private bool AtSlicePartEnd() => stream.Current.IsOperator(":") || stream.Current.IsOperator("]");

    private Expression Test(Expression target)
    {
        int line = stream.Next().Line;
        bool negated = stream.SkipName("not");
        string name = DottedName("a test's name");
        Expression test = new TestExpression(target, name, TestArguments(), line);
        return negated ? new NotExpression(test, line) : test;
    }

    private CallArguments TestArguments()
    {
        Token token = stream.Current;
        if (token.IsOperator("("))
            return ParseArguments();
        bool argumentFollows = token.Kind is TokenKind.Name or TokenKind.Text or TokenKind.Integer or TokenKind.Float
            || token.IsOperator("[")
            || token.IsOperator("{");
        if (!argumentFollows || token.IsName("else") || token.IsName("or") || token.IsName("and"))
            return CallArguments.None;
        if (token.IsName("is"))
            throw TemplateFault.Syntax("tests with 'is' cannot be chained", token.Line);
        stream.Enter();
        Expression argument = ParsePostfix(Parse());
        stream.Leave();
        return CallArguments.None with { Positional = [argument] };
    }

    private string DottedName(string what)
    {
        string name = stream.Expect(TokenKind.Name, what).Text;
        while (stream.SkipOperator("."))
            name += "." + stream.Expect(TokenKind.Name, what).Text;
        return name;
    }
}
