namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>Parses what stands in a block tag, and the tags that belong to it.</summary>
internal sealed class StatementParser
{
    private readonly TokenStream _stream;
    private readonly TemplateParser _template;
    private readonly TargetParser _targets;
    private readonly SpecialNames _specialNames = new();
    private int _loops;

    public StatementParser(TokenStream stream, TemplateParser template)
    {
        _stream = stream;
        _template = template;
        _targets = new TargetParser(stream);
        Expressions = new ExpressionParser(stream, _specialNames);
    }

    public ExpressionParser Expressions { get; }

    public IEnumerable<Statement> Parse()
    {
        Token tag = _stream.Expect(TokenKind.Name, "a tag's name");
        return tag.Text switch
        {
            "if" => [If(tag.Line)],
            "for" => [For(tag.Line)],
            "set" => [Set(tag.Line)],
            "print" => Print(),
            "macro" => [Macro(tag.Line)],
            "call" => [CallBlock(tag.Line)],
            "filter" => [FilterBlock(tag.Line)],
            "with" => [With(tag.Line)],
            "block" => [Block(tag.Line)],
            "generation" => [new GenerationStatement(FunctionBody("endgeneration"), tag.Line)],
            "break" or "continue" => [LoopControl(tag)],
            _ => throw Unknown(tag),
        };
    }

    private static TemplateFault Unknown(Token tag) => tag.Text switch
    {
        "include" or "import" or "from" or "extends" => new TemplateFault(
            ChatTemplateErrors.Unsupported, $"the tag '{tag.Text}' needs other templates, and a chat template has none", tag.Line),
        "autoescape" => new TemplateFault(
            ChatTemplateErrors.Unsupported, "the tag 'autoescape' is not supported: chat templates write plain text", tag.Line),
        _ => TemplateFault.Syntax($"'{tag.Text}' is not a known tag, or is not due here", tag.Line),
    };

    private IfStatement If(int line)
    {
        List<(Expression?, Statement[])> branches = [];
        while (true)
        {
            Expression condition = Expressions.ParseTuple(allowConditional: false);
            branches.Add((condition, _template.ParseBody("elif", "else", "endif")));
            string end = _stream.Next().Text;
            if (end == "elif")
                continue;
            if (end == "else")
            {
                branches.Add((null, _template.ParseBody("endif")));
                _stream.Next();
            }

            return new IfStatement([.. branches], line);
        }
    }

    private ForStatement For(int line)
    {
        _targets.InLoop = true;
        AssignmentTarget target = _targets.Parse();
        _targets.InLoop = _loops > 0;
        _stream.ExpectName("in");
        Expression iterable = Expressions.ParseTuple(allowConditional: false, endName: "recursive");
        Expression? filter = _stream.SkipName("if") ? Expressions.Parse() : null;
        bool recursive = _stream.SkipName("recursive");
        SetLoops(_loops + 1);
        Statement[] body = _template.ParseBody("endfor", "else");
        SetLoops(_loops - 1);
        Statement[] otherwise = [];
        if (_stream.Next().Text == "else")
        {
            otherwise = _template.ParseBody("endfor");
            _stream.Next();
        }

        return new ForStatement(target, iterable, filter, recursive, body, otherwise, line);
    }

    private Statement Set(int line)
    {
        AssignmentTarget target = _targets.Parse(allowNamespace: true);
        if (_stream.SkipOperator("="))
            return new SetStatement(target, Expressions.ParseTuple(), line);
        FilterExpression[] filters = Filters(first: false);
        return new SetBlockStatement(target, filters, Body("endset"), line);
    }

    private List<Statement> Print()
    {
        List<Statement> prints = [];
        while (_stream.Current.Kind != TokenKind.BlockEnd)
        {
            if (prints.Count > 0)
                _stream.ExpectOperator(",");
            prints.Add(new PrintStatement(Expressions.Parse(), _stream.Line));
        }

        return prints;
    }

    private MacroStatement Macro(int line)
    {
        string name = _targets.ParseName();
        (MacroSignature signature, Statement[] body) = Function(hasSignature: true, "endmacro", out _);
        return new MacroStatement(name, signature, body, line);
    }

    private CallBlockStatement CallBlock(int line)
    {
        (MacroSignature signature, Statement[] body) = Function(_stream.Current.IsOperator("("), "endcall", out Expression? call);
        return call is CallExpression target
            ? new CallBlockStatement(signature, target, body, line)
            : throw TemplateFault.Syntax("the tag 'call' expects a call", line);
    }

    /// <summary>A signature and a body of a macro or, with the call between them, of a call block.</summary>
    private (MacroSignature Signature, Statement[] Body) Function(bool hasSignature, string endTag, out Expression? call)
    {
        _specialNames.Open();
        (string, Expression?)[] parameters = hasSignature ? Parameters() : [];
        HashSet<string> seen = _specialNames.Close();
        call = endTag == "endcall" ? Expressions.Parse() : null;
        _specialNames.Open();
        Statement[] body = FunctionBody(endTag);
        seen.UnionWith(_specialNames.Close());
        return (new MacroSignature(parameters, seen.Contains("caller"), seen.Contains("varargs"), seen.Contains("kwargs")), body);
    }

    private (string Name, Expression? Default)[] Parameters()
    {
        List<(string, Expression?)> parameters = [];
        _stream.ExpectOperator("(");
        while (!_stream.Current.IsOperator(")"))
        {
            if (parameters.Count > 0)
                _stream.ExpectOperator(",");
            string name = _targets.ParseName();
            bool hasDefault = _stream.SkipOperator("=");
            if (!hasDefault && parameters.Count > 0 && parameters[^1].Item2 is not null)
                throw TemplateFault.Syntax($"the parameter '{name}' without default follows one with a default", _stream.Line);
            if (!hasDefault && name == "caller")
                throw TemplateFault.Syntax("the parameter 'caller' must have a default", _stream.Line);
            parameters.Add((name, hasDefault ? Expressions.Parse() : null));
        }

        _stream.Next();
        return [.. parameters];
    }

    private FilterBlockStatement FilterBlock(int line) => new(Filters(first: true), Body("endfilter"), line);

    private FilterExpression[] Filters(bool first)
    {
        List<FilterExpression> filters = [];
        while (first || _stream.SkipOperator("|"))
        {
            filters.Add(Expressions.Primary.ParseFilter(null));
            first = false;
        }

        return [.. filters];
    }

    private WithStatement With(int line)
    {
        List<(AssignmentTarget, Expression)> assignments = [];
        while (_stream.Current.Kind != TokenKind.BlockEnd)
        {
            if (assignments.Count > 0)
                _stream.ExpectOperator(",");
            AssignmentTarget target = _targets.Parse();
            _stream.ExpectOperator("=");
            assignments.Add((target, Expressions.Parse()));
        }

        return new WithStatement([.. assignments], Body("endwith"), line);
    }

    private BlockStatement Block(int line)
    {
        string name = _targets.ParseName();
        bool scoped = _stream.SkipName("scoped");
        _stream.SkipName("required");
        Statement[] body = FunctionBody("endblock");
        _stream.SkipName(name);
        return new BlockStatement(scoped, body, line);
    }

    private LoopControlStatement LoopControl(Token tag) => _loops > 0
        ? new LoopControlStatement(tag.Text == "break", tag.Line)
        : throw TemplateFault.Syntax($"'{tag.Text}' stands outside a loop", tag.Line);

    private Statement[] Body(string endTag)
    {
        Statement[] body = _template.ParseBody(endTag);
        _stream.Next();
        return body;
    }

    /// <summary>A body that loop controls may not leave.</summary>
    private Statement[] FunctionBody(string endTag)
    {
        int loops = _loops;
        SetLoops(0);
        Statement[] body = Body(endTag);
        SetLoops(loops);
        return body;
    }

    private void SetLoops(int loops)
    {
        _loops = loops;
        _targets.InLoop = loops > 0;
    }
}
