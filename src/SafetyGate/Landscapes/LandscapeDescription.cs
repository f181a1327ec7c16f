using SafetyGate.Inference.Checkpoints;
using SafetyGate.Landscape.Planes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Reports;
using SafetyGate.Runs;

namespace SafetyGate.Landscapes;

/// <summary>The manifest of a landscape, once its plane is laid.</summary>
internal static class LandscapeDescription
{
    public static LandscapeManifest Of(
        LandscapeRequest request, LandscapeCheckpoints checkpoints, LandscapeGeometry geometry, PromptSet prompts, CancellationToken cancellation)
    {
        Plane plane = geometry.Planes[0];
        return new LandscapeManifest
        {
            Kind = request.Kind,
            ToolVersion = request.ToolVersion,
            Started = request.Now,
            Checkpoints = [.. checkpoints.All.Select(checkpoint => CheckpointRecord.Of(checkpoint, cancellation))],
            Surfaces = geometry.Planes.Count,
            TokenizerHashes = [.. checkpoints.Drawn.Select(chat => chat.TokenizerHash)],
            ChatTemplateHashes = [.. checkpoints.Drawn.Select(chat => chat.TemplateHash)],
            SystemPrompt = checkpoints.Model.SystemPrompt,
            PromptSet = PromptSetRecord.Of(prompts),
            Judge = request.Judge.Name,
            Axes = plane.Second is { } second
                ? [new(plane.First.Name, geometry.Grid.X), new(second.Name, geometry.Grid.Y)]
                : [new(plane.First.Name, geometry.Grid.X)],
            Visits = geometry.Visits.Count,
            Seed = request.Configuration.Landscape.Seed,
            Stream = request.Configuration.Landscape.Stream,
            Generation = GenerationRecord.Of(RunDescription.Options(request.Configuration, checkpoints.Model)),
            Engine = request.Loader.Engine,
        };
    }
}
