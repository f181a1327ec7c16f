using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>The responses of a run: responses.jsonl, append-only, one finished point a line.</summary>
public sealed class ResponseJournal : IResponseStore, IDisposable
{
    /// <summary>Points stored.</summary>
    public int Count => throw new NotImplementedException();

    /// <summary>Bytes of an unfinished last record that were dropped when the journal was opened.</summary>
    public long DroppedBytes => throw new NotImplementedException();

    /// <inheritdoc/>
    public PointResponses? Find(PointKey key) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Append(PointResponses point) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
