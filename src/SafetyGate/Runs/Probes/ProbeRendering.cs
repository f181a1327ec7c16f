using SafetyGate.Inference.ChatTemplates;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;

namespace SafetyGate.Runs.Probes;

/// <summary>Whether both checkpoints can be asked a probe, and are asked the same.</summary>
internal static class ProbeRendering
{
    /// <exception cref="SafetyGateException"><see cref="ChatErrors.ProbeRefused"/>: a template refuses it, for instance because it
    /// knows no system message; <see cref="ChatErrors.RenderedDifferently"/>; <see cref="ChatErrors.EmptyContinuation"/>.</exception>
    public static void Require(IReadOnlyList<Probe> probes, ChatCheckpoint baseline, ChatCheckpoint candidate, bool allowDifferent)
    {
        foreach (Probe probe in probes)
        {
            IReadOnlyList<int>[] first = Encode(probe, baseline);
            IReadOnlyList<int>[] second = Encode(probe, candidate);
            if (!allowDifferent && first.Zip(second).Any(pair => !pair.First.SequenceEqual(pair.Second)))
            {
                throw new SafetyGateException(
                    ChatErrors.RenderedDifferently,
                    $"the probe '{probe.Record.Name}' becomes different tokens for {baseline.Checkpoint.Name} and for {candidate.Checkpoint.Name}, so their answers cannot be compared. Give both the same tokenizer.json and chat template, or accept the difference with --allow-different-rendering.");
            }
        }
    }

    private static IReadOnlyList<int>[] Encode(Probe probe, ChatCheckpoint chat)
    {
        try
        {
            return
            [
                .. probe.Requests.Select(chat.Codec.Encode),
                .. probe.Items.SelectMany(item => item.Requests).SelectMany(request => Encode(request, chat.Codec)),
            ];
        }
        catch (SafetyGateException exception) when (exception.Code == ChatTemplateErrors.Raised)
        {
            throw new SafetyGateException(
                ChatErrors.ProbeRefused,
                $"the chat template of {chat.Checkpoint.Name} refuses the probe '{probe.Record.Name}' ({exception.Message.TrimEnd('.')}). Take the probe out of the configuration: a model whose template knows no system message cannot be asked behind one.",
                exception);
        }
    }

    private static IEnumerable<IReadOnlyList<int>> Encode(ScoringRequest request, ChatCodec codec)
    {
        IReadOnlyList<int> text = codec.EncodeText(request.Text);
        if (request.Question is not { } question)
            return [text];
        if (text.Count == 0)
            throw new SafetyGateException(ChatErrors.EmptyContinuation, $"the choice '{Configuration.OneLine.Word(request.Text)}' has no tokens for this tokenizer, so it cannot be scored. Correct the question file.");
        return [codec.Encode(question), text];
    }
}
