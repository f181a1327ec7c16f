using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;
using SafetyGate.Runs.Probes;

namespace SafetyGate.Workers;

/// <summary>Computes points of a run in this process. Holds one model at a time, that of the last point.</summary>
internal sealed class PointComputer : IDisposable
{
    private readonly GateRequest _request;
    private readonly Records _records = new();
    private readonly Sweep _sweep;
    private readonly List<IDirection> _directions = [];
    private CheckpointRole? _role;
    private ChatCheckpoint? _chat;
    private ChatGenerator? _generator;

    public PointComputer(GateRequest request, PromptSet prompts)
    {
        _request = request;
        ISettlingJudge? settling = CutResponses.Judge(request);
        _sweep = GateSweep.Of(request.Configuration, prompts, ProbeSet.Load(request.Configuration, prompts, settling), settling, _records);
    }

    /// <summary>Every record of a point.</summary>
    public IReadOnlyList<PointResponses> Compute(PointKey key, CancellationToken cancellation)
    {
        if (_role != key.Role)
            Open(key.Role);
        while (_directions.Count <= key.Direction)
            _directions.Add(DirectionFactory.Create(_request.Configuration.Landscape, _directions.Count, _chat!.Decoder));
        _sweep.Measure(_generator!, key, _directions, cancellation);
        return _records.Take();
    }

    public void Dispose()
    {
        _generator?.Dispose();
        _chat?.Dispose();
        (_generator, _chat, _role) = (null, null, null);
        _directions.Clear();
    }

    private void Open(CheckpointRole role)
    {
        Dispose();
        string? system = SystemPrompts.TextOf(_request.Configuration.Generation.SystemPrompt);
        _chat = role == CheckpointRole.Base
            ? ChatCheckpoint.Open(_request.Base, _request.Now, systemPrompt: system)
            : ChatCheckpoint.Open(_request.Candidate, _request.Now, _request.Base, system);
        _generator = new ChatGenerator(
            _request.Loader.Load(_chat.Checkpoint, _chat.Decoder), _chat.Codec, RunDescription.Options(_request.Configuration, _chat));
        _role = role;
    }

    /// <summary>What is computed, until it is handed on: whoever asked for it stores it.</summary>
    private sealed class Records : IResponseStore
    {
        private readonly List<PointResponses> _records = [];

        public PointResponses? Find(PointKey key) => null;

        public void Append(PointResponses point) => _records.Add(point);

        public PointResponses[] Take()
        {
            PointResponses[] taken = [.. _records];
            _records.Clear();
            return taken;
        }
    }
}
