using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>
/// The responses of a run: responses.jsonl, append-only, one finished probe of one point a line. A record that a crash left unfinished at
/// the end is dropped on opening; damage anywhere else is an error. Texts stay in the file: only where each point stands is
/// kept in memory. Safe to use from several threads.
/// </summary>
public sealed class ResponseJournal : IResponseStore, IDisposable
{
    /// <summary>The longest accepted record, in bytes.</summary>
    public const int MaximumRecordBytes = 256 << 20;

    private readonly Lock _lock = new();
    private readonly FileStream _file;
    private readonly IRecordRules _rules;
    private readonly Dictionary<PointKey, JournalLine> _lines = [];
    private readonly int _maximumRecord;
    private long _end;
    private int _count;

    /// <param name="file">Open for reading and writing, not shared; owned from here on.</param>
    /// <param name="manifest">What the records must belong to.</param>
    /// <param name="maximumRecord">The longest accepted record, in bytes.</param>
    internal ResponseJournal(FileStream file, RunManifest manifest, int maximumRecord = MaximumRecordBytes)
        : this(file, new RecordRules(manifest), maximumRecord)
    {
    }

    internal ResponseJournal(FileStream file, IRecordRules rules, int maximumRecord = MaximumRecordBytes)
    {
        _file = file;
        _rules = rules;
        _maximumRecord = maximumRecord;
        Load();
    }

    /// <summary>Points stored, each probe's by itself; of probes that the run asks.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _lines.Count;
        }
    }

    /// <summary>Bytes of an unfinished last record that were dropped when the journal was opened.</summary>
    public long DroppedBytes { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="SafetyGateException"><see cref="RunErrors.DamagedJournal"/> when the file was changed
    /// meanwhile.</exception>
    public PointResponses? Find(PointKey key)
    {
        lock (_lock)
            return _lines.TryGetValue(key, out JournalLine line) ? Decode(line, Bytes(line)) : null;
    }

    /// <inheritdoc/>
    /// <exception cref="SafetyGateException"><see cref="RunErrors.UnusableRecord"/>, <see cref="RunErrors.ConflictingRecord"/>
    /// when the point is stored with other responses, <see cref="RunErrors.WriteFailed"/>.</exception>
    public void Append(PointResponses point)
    {
        ArgumentNullException.ThrowIfNull(point);
        if (_rules.Problem(point) is { } problem)
            throw Unusable(point.Key, $"cannot be stored in this run: {problem}");
        ReadOnlyMemory<byte> record = JournalRecord.Encode(_rules.Run, point);
        if (record.Length > _maximumRecord)
        {
            throw Unusable(
                point.Key,
                $"needs {record.Length} bytes, above the limit of {_maximumRecord}: use fewer prompts or fewer new tokens");
        }

        lock (_lock)
        {
            if (_lines.TryGetValue(point.Key, out JournalLine stored))
            {
                RequireSame(point.Key, Bytes(stored).Span, record.Span[..^1]);
                return;
            }

            Write(record.Span);
            _lines.Add(point.Key, new JournalLine(_end, record.Length - 1, ++_count));
            _end += record.Length;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string Name(PointKey key) =>
        $"The point {key.AlphaIndex} of direction {key.Direction} of the {key.Role.ToString().ToLowerInvariant()}";

    private void Load()
    {
        JournalLine? damaged = null;
        foreach ((JournalLine line, bool isFinished) in new JournalScan(_file.SafeFileHandle, _maximumRecord).Lines())
        {
            if (damaged is { } earlier)
                throw Damaged(earlier, "it is not what was written");
            if (!isFinished || line.Length > _maximumRecord || !Accept(line))
                damaged = line;
            else
                (_end, _count) = (line.Offset + line.Length + 1, line.Number);
        }

        DroppedBytes = RandomAccess.GetLength(_file.SafeFileHandle) - _end;
        if (DroppedBytes > 0)
            RandomAccess.SetLength(_file.SafeFileHandle, _end);
    }

    /// <summary>Indexes a line; false when it is damaged.</summary>
    private bool Accept(JournalLine line)
    {
        ReadOnlyMemory<byte> bytes = Bytes(line);
        if (JournalRecord.Decode(bytes) is not { } record)
            return false;
        if (record.Run != _rules.Run)
            throw Damaged(line, "it belongs to another run");
        if (!_rules.Asks(record.Point.Key.Probe))
            return true;
        if (_rules.Problem(record.Point) is { } problem)
            throw Damaged(line, problem);
        if (!_lines.TryAdd(record.Point.Key, line))
            RequireSame(record.Point.Key, Bytes(_lines[record.Point.Key]).Span, bytes.Span);
        return true;
    }

    private ReadOnlyMemory<byte> Bytes(JournalLine line)
    {
        var bytes = new byte[line.Length];
        for (int read = 0; read < bytes.Length;)
        {
            int count = RandomAccess.Read(_file.SafeFileHandle, bytes.AsSpan(read), line.Offset + read);
            if (count == 0)
                throw Damaged(line, "it was cut while the run was open");
            read += count;
        }

        return bytes;
    }

    private void Write(ReadOnlySpan<byte> record)
    {
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, record, _end);
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TakeBack();
            throw new SafetyGateException(
                RunErrors.WriteFailed,
                $"A finished point could not be stored: {exception.Message} "
                + "Free space or restore access, then run again: what was stored before is kept.",
                exception);
        }
    }

    // A part of a record would stand before the next one. If this fails as well, opening the journal reports the damage.
    private void TakeBack()
    {
        try
        {
            RandomAccess.SetLength(_file.SafeFileHandle, _end);
        }
        catch (IOException)
        {
            _file.Dispose();
        }
    }

    private static PointResponses Decode(JournalLine line, ReadOnlyMemory<byte> bytes) =>
        JournalRecord.Decode(bytes)?.Point ?? throw Damaged(line, "it was changed while the run was open");

    private static void RequireSame(PointKey key, ReadOnlySpan<byte> stored, ReadOnlySpan<byte> record)
    {
        if (!stored.SequenceEqual(record))
        {
            throw new SafetyGateException(
                RunErrors.ConflictingRecord,
                $"{Name(key)} is stored with other responses, although the same run must give the same ones. "
                + "Begin anew with --restart.");
        }
    }

    private static SafetyGateException Unusable(PointKey key, string why) =>
        new(RunErrors.UnusableRecord, $"{Name(key)} {why}.");

    private static SafetyGateException Damaged(JournalLine line, string why) => new(
        RunErrors.DamagedJournal,
        $"Line {line.Number} of {RunFiles.Responses} cannot be used: {why}. Restore the file, or begin anew with --restart.");
}
