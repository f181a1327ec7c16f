namespace SafetyGate.Landscape.Judging;

/// <summary>
/// Asks a judge only what it has not judged before: a run judges its responses again whenever it has swept more, and weights
/// that refuse say the same at many alphas. What a judge could not judge is asked again. Owns the judge.
/// </summary>
public sealed class RememberingJudge(IBatchJudge judge) : IBatchJudge, IDisposable
{
    private readonly Dictionary<(string Prompt, string Response), Judgement> _known = [];

    /// <inheritdoc/>
    public string Name => judge.Name;

    /// <inheritdoc/>
    public string? Difficulty => judge.Difficulty;

    /// <inheritdoc/>
    public IReadOnlyList<Judgement?> Judge(IReadOnlyList<Exchange> exchanges, CancellationToken cancellation)
    {
        Exchange[] unknown = [.. exchanges.Where(e => !_known.ContainsKey(Key(e))).DistinctBy(Key)];
        if (unknown.Length > 0)
        {
            foreach ((Exchange exchange, Judgement? judgement) in unknown.Zip(judge.Judge(unknown, cancellation)))
            {
                if (judgement is { } usable)
                    _known[Key(exchange)] = usable;
            }
        }

        return [.. exchanges.Select(e => _known.TryGetValue(Key(e), out Judgement judgement) ? judgement : (Judgement?)null)];
    }

    public void Dispose() => (judge as IDisposable)?.Dispose();

    private static (string Prompt, string Response) Key(Exchange exchange) => (exchange.Prompt.Text, exchange.Response);
}
