namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>Parses what a value is assigned to: a name, <c>namespace.attribute</c> where allowed, or a tuple of them.</summary>
internal sealed class TargetParser(TokenStream stream)
{
    private static readonly string[] Constants = ["true", "True", "false", "False", "none", "None"];

    /// <summary>Inside a loop <c>loop</c> is taken.</summary>
    public bool InLoop { get; set; }

    public AssignmentTarget Parse(bool allowNamespace = false)
    {
        int line = stream.Line;
        List<AssignmentTarget> items = [Single(allowNamespace)];
        bool isTuple = false;
        while (stream.SkipOperator(","))
        {
            isTuple = true;
            if (stream.Current.Kind != TokenKind.Name && !stream.Current.IsOperator("(") || stream.Current.IsName("in"))
                break;
            items.Add(Single(allowNamespace));
        }

        return isTuple ? new TupleTarget([.. items], line) : items[0];
    }

    public string ParseName()
    {
        Token token = stream.Expect(TokenKind.Name, "a name");
        return Array.IndexOf(Constants, token.Text) < 0
            ? token.Text
            : throw TemplateFault.Syntax($"'{token.Text}' cannot be assigned to", token.Line);
    }

    private AssignmentTarget Single(bool allowNamespace)
    {
        int line = stream.Line;
        if (stream.SkipOperator("("))
        {
            stream.Enter();
            AssignmentTarget inner = Parse(allowNamespace);
            stream.Leave();
            stream.ExpectOperator(")");
            return inner;
        }

        string name = ParseName();
        if (allowNamespace && stream.SkipOperator("."))
            return new NamespaceTarget(name, stream.Expect(TokenKind.Name, "an attribute's name").Text, line);
        return InLoop && name == "loop"
            ? throw TemplateFault.Syntax("'loop' cannot be assigned to inside a loop", line)
            : new NameTarget(name, line);
    }
}
