using System.Reflection;
using SafetyGate.Inference.Generation;

namespace SafetyGate.Landscape.Tests.Judging.Guards;

/// <summary>A language model that answers as a test says, whatever else its interface offers.</summary>
public class ScriptedModel : DispatchProxy
{
    /// <summary>The prompts of every call.</summary>
    public List<IReadOnlyList<IReadOnlyList<int>>> Asked { get; } = [];

    /// <summary>The answer to a prompt.</summary>
    public Func<IReadOnlyList<int>, IReadOnlyList<int>> Answer { get; set; } = _ => [];

    public static (ILanguageModel Model, ScriptedModel Script) Create()
    {
        ILanguageModel model = Create<ILanguageModel, ScriptedModel>();
        return (model, (ScriptedModel)(object)model);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod?.Name != nameof(ILanguageModel.Generate))
            return null;
        var prompts = (IReadOnlyList<IReadOnlyList<int>>)args![0]!;
        Asked.Add(prompts);
        return prompts.Select(prompt => new TokenSequence(Answer(prompt), FinishReason.EndToken)).ToArray();
    }
}
