using System.Globalization;

namespace SafetyGate.Inference.ChatTemplates.Formatting;

/// <summary>How one value is laid out: <c>[[fill]align][sign][#][0][width][,][.precision][type]</c>.</summary>
internal sealed record FormatSpecification
{
    public char Fill { get; init; } = ' ';

    /// <summary>One of <c>&lt; &gt; ^ =</c>, or NUL for the type's own side.</summary>
    public char Align { get; init; }

    /// <summary><c>+</c>, blank or <c>-</c>.</summary>
    public char Sign { get; init; } = '-';

    public bool Alternate { get; init; }

    public int Width { get; init; }

    public char Grouping { get; init; }

    public int? Precision { get; init; }

    public char Type { get; init; }

    public static FormatSpecification Parse(string text)
    {
        const string Aligns = "<>^=";
        int at = 0;
        FormatSpecification result = new();
        if (text.Length > 1 && Aligns.Contains(text[1], StringComparison.Ordinal))
        {
            result = result with { Fill = text[0], Align = text[1] };
            at = 2;
        }
        else if (text.Length > 0 && Aligns.Contains(text[0], StringComparison.Ordinal))
        {
            result = result with { Align = text[0] };
            at = 1;
        }

        if (at < text.Length && text[at] is '+' or '-' or ' ')
            result = result with { Sign = text[at++] };
        if (at < text.Length && text[at] == '#')
            result = result with { Alternate = text[at++] == '#' };
        if (at < text.Length && text[at] == '0')
        {
            at++;
            if (result.Align == '\0')
                result = result with { Fill = '0', Align = '=' };
        }

        result = result with { Width = Number(text, ref at) ?? 0 };
        if (at < text.Length && text[at] is ',' or '_')
            result = result with { Grouping = text[at++] };
        if (at < text.Length && text[at] == '.')
        {
            at++;
            result = result with { Precision = Number(text, ref at) ?? throw Invalid(text) };
        }

        if (at < text.Length)
            result = result with { Type = text[at++] };
        return at == text.Length ? result : throw Invalid(text);
    }

    public static TemplateFault Invalid(string text) => TemplateFault.Type($"invalid format specifier '{text}'");

    private static int? Number(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        if (at == start)
            return null;
        return at - start > 9 ? throw Invalid(text) : int.Parse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
