using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Workers;

/// <summary>Computes points of a run in this process. Holds one model at a time, that of the last point.</summary>
internal sealed class PointComputer(GateRequest request, PromptSet prompts) : IDisposable
{
    private readonly Sweep _sweep = new(
        prompts, AlphaGrid.Symmetric(request.Configuration.Landscape.Steps, request.Configuration.Landscape.Radius), new NoStore());

    private readonly List<IDirection> _directions = [];
    private CheckpointRole? _role;
    private ChatCheckpoint? _chat;
    private ChatGenerator? _generator;

    public PointResponses Compute(PointKey key, CancellationToken cancellation)
    {
        if (_role != key.Role)
            Open(key.Role);
        while (_directions.Count <= key.Direction)
            _directions.Add(DirectionFactory.Create(request.Configuration.Landscape, _directions.Count, _chat!.Decoder));
        return _sweep.Respond(_generator!, key, _directions, cancellation);
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
        string? system = SystemPrompts.TextOf(request.Configuration.Generation.SystemPrompt);
        _chat = role == CheckpointRole.Base
            ? ChatCheckpoint.Open(request.Base, request.Now, systemPrompt: system)
            : ChatCheckpoint.Open(request.Candidate, request.Now, request.Base, system);
        _generator = new ChatGenerator(
            request.Loader.Load(_chat.Checkpoint, _chat.Decoder), _chat.Codec, RunDescription.Options(request.Configuration, _chat));
        _role = role;
    }

    /// <summary>Whoever asked for the point stores it.</summary>
    private sealed class NoStore : IResponseStore
    {
        public PointResponses? Find(PointKey key) => null;

        public void Append(PointResponses point) => throw new NotSupportedException();
    }
}
