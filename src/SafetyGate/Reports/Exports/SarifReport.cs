using System.Text.Json;
using System.Text.Json.Nodes;
using SafetyGate.Configuration;
using SafetyGate.Gate;

namespace SafetyGate.Reports.Exports;

/// <summary>
/// The limits that were not shown to hold, in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), for code
/// scanning. A limit that fails is an error. An inconclusive one is a warning of the kind <c>fail</c>: SARIF's <c>open</c>
/// carries no level, and viewers do not show it. One that the policy lets go, waived or for information, is a note.
/// </summary>
internal static class SarifReport
{
    private const string IncompleteRule = "completeRun";

    // Where limits are set; SARIF viewers drop results without a file.
    private const string LimitsFile = "safety-gate.json";

    public static byte[] Write(ResultsDocument results) => [.. JsonSerializer.SerializeToUtf8Bytes(Log(results), GateJson.Options), (byte)'\n'];

    private static JsonObject Log(ResultsDocument results) => new()
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "SafetyGate",
                    ["version"] = results.Run.ToolVersion,
                    ["rules"] = new JsonArray([.. Rules(results).Select(Rule)]),
                },
            },
            ["invocations"] = new JsonArray(new JsonObject { ["executionSuccessful"] = true }),
            ["results"] = new JsonArray([.. Results(results)]),
            ["properties"] = new JsonObject
            {
                ["outcome"] = JsonNamingPolicy.CamelCase.ConvertName(results.Verdict.Outcome.ToString()),
                ["run"] = results.Run.Identity,
            },
        }),
    };

    private static IEnumerable<(string Id, string Subject)> Rules(ResultsDocument results) =>
        results.Verdict.Limits.Select(l => (l.Name, l.Subject)).Append((IncompleteRule, "The run is complete"));

    private static JsonObject Rule((string Id, string Subject) rule) => new()
    {
        ["id"] = rule.Id,
        ["shortDescription"] = Text(rule.Subject),
    };

    private static IEnumerable<JsonNode> Results(ResultsDocument results) =>
    [
        .. from limit in results.Verdict.Limits
           where limit.Outcome != Outcome.Pass
           select results.Verdict.Excuse(limit) is { } excuse
               ? Result(results, limit.Name, "note", $"{excuse} {limit.Reason}")
               : Result(results, limit.Name, limit.Outcome == Outcome.Fail ? "error" : "warning", limit.Reason),
        .. results.Verdict.OtherProblems().Select(problem => Result(results, IncompleteRule, "warning", problem)),
    ];

    private static JsonObject Result(ResultsDocument results, string rule, string level, string message) => new()
    {
        ["ruleId"] = rule,
        ["kind"] = "fail",
        ["level"] = level,
        ["message"] = Text(message),
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = LimitsFile },
                ["region"] = new JsonObject { ["startLine"] = 1 },
            },
            ["logicalLocations"] = new JsonArray(new JsonObject { ["name"] = results.Run.Candidate.Name, ["kind"] = "resource" }),
        }),
        // The same finding of the same candidate is the same alert, whatever the numbers.
        ["partialFingerprints"] = new JsonObject { ["candidateAndLimit/v1"] = $"{results.Run.Candidate.Name}/{rule}" },
    };

    private static JsonObject Text(string text) => new() { ["text"] = text };
}
