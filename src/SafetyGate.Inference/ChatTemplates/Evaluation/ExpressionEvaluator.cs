using SafetyGate.Inference.ChatTemplates.Syntax;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Walks expressions.</summary>
internal sealed class ExpressionEvaluator(RenderContext context)
{
    public Value Evaluate(Expression expression, Scope scope)
    {
        context.Line = expression.Line;
        context.Meter.Step();
        context.Meter.Enter();
        Value value = expression switch
        {
            LiteralExpression literal => literal.Value,
            NameExpression name => scope.Find(name.Name) ?? new UndefinedValue($"'{name.Name}' is undefined"),
            AttributeExpression attribute => context.Access.Attribute(Evaluate(attribute.Target, scope), attribute.Name),
            ItemExpression item => context.Access.Item(Evaluate(item.Target, scope), Evaluate(item.Index, scope)),
            SliceExpression slice => Slice(slice, scope),
            CallExpression call => context.Caller.Call(Evaluate(call.Target, scope), Arguments(call.Arguments, scope)),
            FilterExpression filter => Filter(filter, Evaluate(filter.Target!, scope), scope),
            TestExpression test => Test(test, scope),
            NotExpression not => BooleanValue.Of(!Evaluate(not.Operand, scope).IsTrue),
            SignExpression sign => Evaluation.Arithmetic.Sign(sign.Negative, Evaluate(sign.Operand, scope)),
            LogicalExpression logical => Logical(logical, scope),
            ComparisonExpression comparison => Comparison(comparison, scope),
            ArithmeticExpression arithmetic => Arithmetic(arithmetic, scope),
            ConcatenationExpression concatenation => Concatenation(concatenation, scope),
            ConditionalExpression conditional => Conditional(conditional, scope),
            SequenceExpression sequence => Sequence(sequence, scope),
            DictionaryExpression dictionary => Dictionary(dictionary, scope),
            _ => throw new InvalidOperationException($"no evaluation for {expression.GetType().Name}"),
        };
        context.Meter.Leave();
        return value;
    }

    public Value Filter(FilterExpression filter, Value target, Scope scope)
    {
        ArgumentList arguments = Arguments(filter.Arguments, scope);
        context.Line = filter.Line;
        return context.Caller.Filter(filter.Name, target, arguments);
    }

    public ArgumentList Arguments(CallArguments arguments, Scope scope)
    {
        if (arguments == CallArguments.None)
            return ArgumentList.None;
        List<Value> positional = [.. arguments.Positional.Select(argument => Evaluate(argument, scope))];
        if (arguments.Variadic is not null)
            positional.AddRange(context.List(context.Iterate(Evaluate(arguments.Variadic, scope))).Items);
        OrderedDictionary<string, Value> keywords = new(StringComparer.Ordinal);
        foreach ((string name, Expression value) in arguments.Keywords)
            AddKeyword(keywords, name, Evaluate(value, scope));
        if (arguments.VariadicKeywords is not null)
            AddKeywords(keywords, Evaluate(arguments.VariadicKeywords, scope));
        return new ArgumentList(positional, keywords);
    }

    private static void AddKeywords(OrderedDictionary<string, Value> keywords, Value mapping)
    {
        if (mapping is not DictionaryValue dictionary)
            throw TemplateFault.Type($"argument after ** must be a mapping, not {mapping.TypeName}");
        foreach ((Value key, Value value) in dictionary.Entries)
            AddKeyword(keywords, key is StringValue name ? name.Text : throw TemplateFault.Type("keywords must be strings"), value);
    }

    private static void AddKeyword(OrderedDictionary<string, Value> keywords, string name, Value value)
    {
        if (!keywords.TryAdd(name, value))
            throw TemplateFault.Type($"the keyword argument '{name}' is given twice");
    }

    private Value Slice(SliceExpression slice, Scope scope)
    {
        Value target = Evaluate(slice.Target, scope);
        Value? start = slice.Start is null ? null : Evaluate(slice.Start, scope);
        Value? stop = slice.Stop is null ? null : Evaluate(slice.Stop, scope);
        Value? step = slice.Step is null ? null : Evaluate(slice.Step, scope);
        return context.Access.Slice(target, start, stop, step);
    }

    private BooleanValue Test(TestExpression test, Scope scope)
    {
        Value target = Evaluate(test.Target, scope);
        return BooleanValue.Of(context.Caller.Test(test.Name, target, Arguments(test.Arguments, scope)));
    }

    private Value Logical(LogicalExpression logical, Scope scope)
    {
        Value value = NoneValue.Instance;
        foreach (Expression operand in logical.Operands)
        {
            value = Evaluate(operand, scope);
            if (value.IsTrue != logical.IsAnd)
                break;
        }

        return value;
    }

    private BooleanValue Comparison(ComparisonExpression comparison, Scope scope)
    {
        Value left = Evaluate(comparison.First, scope);
        foreach ((string symbol, Expression operand) in comparison.Rest)
        {
            Value right = Evaluate(operand, scope);
            if (!Compare(symbol, left, right))
                return BooleanValue.False;
            left = right;
        }

        return BooleanValue.True;
    }

    private bool Compare(string symbol, Value left, Value right) => symbol switch
    {
        "==" => context.Equality.Equals(left, right),
        "!=" => !context.Equality.Equals(left, right),
        "in" => context.Access.Contains(right, left),
        "not in" => !context.Access.Contains(right, left),
        _ => context.Ordering.Holds(symbol, left, right),
    };

    private Value Arithmetic(ArithmeticExpression arithmetic, Scope scope)
    {
        Value value = Evaluate(arithmetic.First, scope);
        foreach ((string symbol, Expression operand) in arithmetic.Rest)
            value = context.Arithmetic.Apply(symbol, value, Evaluate(operand, scope));
        return value;
    }

    private StringValue Concatenation(ConcatenationExpression concatenation, Scope scope)
    {
        string[] parts = new string[concatenation.Operands.Length];
        long length = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = context.Text(Evaluate(concatenation.Operands[i], scope));
            length += parts[i].Length;
        }

        context.Meter.Text(length);
        return new StringValue(string.Concat(parts));
    }

    private Value Conditional(ConditionalExpression conditional, Scope scope)
    {
        if (Evaluate(conditional.Condition, scope).IsTrue)
            return Evaluate(conditional.Then, scope);
        return conditional.Otherwise is not null
            ? Evaluate(conditional.Otherwise, scope)
            : new UndefinedValue($"the inline if on line {conditional.Line} is false and has no else part");
    }

    private SequenceValue Sequence(SequenceExpression sequence, Scope scope)
    {
        context.Meter.Items(sequence.Items.Length);
        Value[] items = [.. sequence.Items.Select(item => Evaluate(item, scope))];
        return sequence.IsTuple ? new TupleValue(items) : new ListValue(items);
    }

    private DictionaryValue Dictionary(DictionaryExpression dictionary, Scope scope)
    {
        context.Meter.Items(dictionary.Entries.Length);
        DictionaryValue value = new(context.Equality);
        foreach ((Expression key, Expression item) in dictionary.Entries)
            value.Entries[ValueEquality.Key(Evaluate(key, scope))] = Evaluate(item, scope);
        return value;
    }
}
