using SafetyGate.Configuration;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscapes;

/// <summary>The opened checkpoints of a landscape, all tensor for tensor like the model.</summary>
internal sealed class LandscapeCheckpoints : IDisposable
{
    private readonly List<IDisposable> _opened = [];
    private readonly List<ChatCheckpoint> _drawn = [];
    private readonly LandscapeRequest _request;

    private LandscapeCheckpoints(LandscapeRequest request) => _request = request;

    /// <summary>The checkpoint at the origin.</summary>
    public ChatCheckpoint Model => _drawn[0];

    /// <summary>The checkpoints whose surroundings are drawn, the model first: one or two.</summary>
    public IReadOnlyList<ChatCheckpoint> Drawn => _drawn;

    public Checkpoint? Other { get; private set; }

    public Checkpoint? Third { get; private set; }

    public Checkpoint? Pretrained { get; private set; }

    /// <summary>In the order of training.</summary>
    public IReadOnlyList<Checkpoint> Trajectory { get; private set; } = [];

    /// <summary>Every one, the model first.</summary>
    public IReadOnlyList<Checkpoint> All =>
        [Model.Checkpoint, .. new[] { Other, Third, Pretrained }.OfType<Checkpoint>(), .. Trajectory];

    /// <summary>Names of the tensors that count.</summary>
    public IReadOnlyList<string> Parameters => [.. Model.Decoder.Parameters.Select(p => p.Name)];

    /// <summary>Opens all that a request names and holds it against the model and the prompts.</summary>
    public static LandscapeCheckpoints Open(LandscapeRequest request, CheckpointNeeds needs, PromptSet prompts)
    {
        var checkpoints = new LandscapeCheckpoints(request);
        try
        {
            checkpoints.OpenAll(needs, prompts);
            return checkpoints;
        }
        catch
        {
            checkpoints.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (IDisposable checkpoint in _opened)
            checkpoint.Dispose();
    }

    private void OpenAll(CheckpointNeeds needs, PromptSet prompts)
    {
        Draw(_request.Model, null);
        if (_request.Other is { } other)
        {
            if (needs.DrawsOther)
                Draw(other, _request.Model);
            Other = needs.DrawsOther ? _drawn[1].Checkpoint : Weights(other);
        }

        Third = _request.Third is { } third ? Weights(third) : null;
        Pretrained = _request.Pretrained is { } pretrained ? Weights(pretrained) : null;
        if (_request.Trajectory is { } trajectory)
            Trajectory = [.. TrajectoryFolder.Checkpoints(trajectory).Select(Weights)];
        foreach (Checkpoint checkpoint in All.Skip(1))
            CheckpointComparison.RequireComparable(Model.Checkpoint, checkpoint);
        if (_drawn.Count > 1 && !_request.AllowDifferentRendering)
            ChatComparison.RequireSameRendering(_drawn[0], _drawn[1], [.. prompts.Prompts.Select(p => new ChatRequest(p.Text))]);
    }

    private void Draw(string folder, string? baseFolder)
    {
        var chat = ChatCheckpoint.Open(
            folder, _request.Now, baseFolder, SystemPrompts.TextOf(_request.Configuration.Generation.SystemPrompt));
        _opened.Add(chat);
        _drawn.Add(chat);
    }

    /// <summary>A checkpoint that only gives a direction needs no tokenizer.</summary>
    private Checkpoint Weights(string folder)
    {
        Checkpoint checkpoint = Checkpoint.IsAdapter(folder) ? Checkpoint.OpenAdapter(folder, _request.Model) : Checkpoint.Open(folder);
        _opened.Add(checkpoint);
        return checkpoint;
    }
}
