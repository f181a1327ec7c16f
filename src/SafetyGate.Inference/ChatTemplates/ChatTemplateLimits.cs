namespace SafetyGate.Inference.ChatTemplates;

/// <summary>
/// What a chat template may consume. A template comes with a checkpoint and is hostile input; every limit that it meets
/// ends in <see cref="ChatTemplateErrors.Limit"/>. The defaults are far above what published templates need.
/// </summary>
public sealed record ChatTemplateLimits
{
    public static ChatTemplateLimits Default { get; } = new();

    /// <summary>Characters of template source. Default 1 Mi.</summary>
    public int SourceLength { get; init; } = 1 << 20;

    /// <summary>Levels of nested brackets, conditional expressions and blocks in the source. Default 100.</summary>
    public int NestingDepth { get; init; } = 100;

    /// <summary>Expressions and statements under evaluation inside each other, macro calls included. Default 1000.</summary>
    public int EvaluationDepth { get; init; } = 1000;

    /// <summary>Macro calls inside each other. Default 100.</summary>
    public int CallDepth { get; init; } = 100;

    /// <summary>Levels of lists and mappings inside each other that are printed, compared or written as JSON. Default 200.</summary>
    public int ValueDepth { get; init; } = 200;

    /// <summary>Evaluated expressions, executed statements and visited items in one rendering. Default 2 million.</summary>
    public int Steps { get; init; } = 2_000_000;

    /// <summary>Characters of rendered text, all of which will be tokenized. Default 256 Ki, four times the longest request.</summary>
    public int OutputLength { get; init; } = 256 << 10;

    /// <summary>Characters of any one string. Default 8 Mi.</summary>
    public int StringLength { get; init; } = 8 << 20;

    /// <summary>Items of any one list or mapping. Default 1 million. <c>range</c> stops at 100,000, as in jinja2's sandbox.</summary>
    public int CollectionLength { get; init; } = 1_000_000;

    /// <summary>Bits of any one integer. Default 14,000 (about 4,200 digits, near Python's own limit).</summary>
    public int IntegerBits { get; init; } = 14_000;

    /// <summary>Characters of all strings made in one rendering, a list's item counted as 32. Default 16 Mi.</summary>
    public long TotalAllocation { get; init; } = 16L << 20;

    /// <summary>Bytes that the rendering thread allocates before it joins up the output, whatever for. Default 40 Mi.</summary>
    public long AllocatedBytes { get; init; } = 40L << 20;

    /// <summary>Wall-clock time of one rendering. Default 4 seconds.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(4);
}
