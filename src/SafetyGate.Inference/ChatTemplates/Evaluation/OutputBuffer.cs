using System.Text;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Rendered text, bounded.</summary>
internal sealed class OutputBuffer(int limit)
{
    private readonly StringBuilder _text = new();

    public void Write(string text)
    {
        if (_text.Length + (long)text.Length > limit)
            throw TemplateFault.Limit($"the rendered text has more than {limit} characters");
        _text.Append(text);
    }

    public override string ToString() => _text.ToString();
}
