using System.Security.Cryptography;
using System.Text;
using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Runs;

/// <summary>The manifest of a request, once its checkpoints are open.</summary>
internal static class RunDescription
{
    public static RunManifest Of(
        GateRequest request, ChatCheckpoint baseline, ChatCheckpoint candidate, PromptSet prompts, JudgePanel judges, CancellationToken cancellation)
    {
        GateConfiguration configuration = request.Configuration;
        return new RunManifest
        {
            ToolVersion = request.ToolVersion,
            Started = request.Now,
            Base = CheckpointRecord.Of(baseline.Checkpoint, cancellation),
            Candidate = CheckpointRecord.Of(candidate.Checkpoint, cancellation),
            TokenizerHash = Both(baseline.TokenizerHash, candidate.TokenizerHash),
            ChatTemplateHash = Both(baseline.TemplateHash, candidate.TemplateHash),
            SystemPrompt = candidate.SystemPrompt,
            PromptSet = PromptSetRecord.Of(prompts),
            Judge = judges.First.Name,
            SecondJudge = judges.Second?.Name,
            Grid = new GridRecord(configuration.Landscape.Steps, configuration.Landscape.Radius),
            Seed = configuration.Landscape.Seed,
            Stream = configuration.Landscape.Stream,
            Generation = GenerationRecord.Of(Options(configuration, candidate)) with { SettledBy = CutResponses.Judge(request)?.Name },
            Engine = request.Loader.Engine,
            Directions = configuration.Landscape.Directions,
            MaxDirections = configuration.Landscape.MaxDirections,
            Policy = configuration.Policy,
            Statistics = configuration.Statistics,
        };
    }

    /// <summary>How a checkpoint is to answer.</summary>
    public static GenerationOptions Options(GateConfiguration configuration, ChatCheckpoint chat) => new()
    {
        MaxNewTokens = configuration.Generation.MaxNewTokens,
        BatchSize = configuration.Generation.BatchSize,
        EndTokens = chat.EndTokens,
    };

    /// <summary>One hash where both are alike, else a hash of the two.</summary>
    private static string Both(string baseline, string candidate) => baseline == candidate
        ? candidate
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{baseline} {candidate}")));
}
