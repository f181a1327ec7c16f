namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>The evaluated arguments of a call.</summary>
internal sealed class ArgumentList(IReadOnlyList<Value> positional, OrderedDictionary<string, Value> keywords)
{
    public static ArgumentList None { get; } = new([], new OrderedDictionary<string, Value>());

    public IReadOnlyList<Value> Positional => positional;

    public OrderedDictionary<string, Value> Keywords => keywords;

    /// <summary>Binds the arguments to parameters; further or unknown ones are an error.</summary>
    public BoundArguments Bind(string function, params ReadOnlySpan<string> parameters)
    {
        if (positional.Count > parameters.Length)
        {
            throw TemplateFault.Type(
                $"{function}() takes at most {parameters.Length} arguments, {positional.Count} were given");
        }

        Value?[] values = new Value?[parameters.Length];
        for (int i = 0; i < positional.Count; i++)
            values[i] = positional[i];
        foreach ((string name, Value value) in keywords)
        {
            int index = parameters.IndexOf(name);
            if (index < 0)
                throw TemplateFault.Type($"{function}() got an unexpected keyword argument '{name}'");
            if (values[index] is not null)
                throw TemplateFault.Type($"{function}() got multiple values for argument '{name}'");
            values[index] = value;
        }

        return new BoundArguments(function, parameters.ToArray(), values);
    }

    /// <summary>The value itself, after checking that there are no arguments.</summary>
    public Value Alone(string function, Value value)
    {
        Bind(function);
        return value;
    }

    /// <summary>The arguments after the first <paramref name="count"/> positional ones.</summary>
    public ArgumentList Skip(int count) => new([.. positional.Skip(count)], keywords);
}
