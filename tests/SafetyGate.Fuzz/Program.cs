using System.CommandLine;
using System.Globalization;
using SafetyGate.Fuzz;

var cases = new Option<int>("--cases") { Description = "Cases in all, shared evenly by the targets.", DefaultValueFactory = _ => 10_000 };
var seed = new Option<ulong>("--seed") { Description = "Decides every case.", DefaultValueFactory = _ => 1 };
var only = new Option<string[]>("--target") { Description = "Targets to run instead of all.", AllowMultipleArgumentsPerToken = true };
var first = new Option<int>("--first") { Description = "The first case of every target." };
var trace = new Option<string?>("--trace") { Description = "A file that names the running case, should the process die of it." };
var dump = new Option<string?>("--dump") { Description = "A folder for the inputs that fail." };
var command = new RootCommand("Feeds damaged input to everything that reads files from outside.") { cases, seed, only, first, trace, dump };
command.Validators.Add(result =>
{
    foreach (string name in result.GetValue(only) ?? [])
    {
        if (!FuzzTargets.All.ContainsKey(name))
            result.AddError($"There is no target '{name}'. There are: {string.Join(", ", FuzzTargets.All.Keys)}");
    }
});
command.SetAction(Run);
return command.Parse(args).Invoke();

int Run(ParseResult options)
{
    string[] chosen = options.GetValue(only) ?? [];
    string[] names = chosen.Length > 0 ? chosen : [.. FuzzTargets.All.Keys];
    int share = Math.Max(1, (options.GetValue(cases) + names.Length - 1) / names.Length);
    using FileStream? journal = options.GetValue(trace) is { } path ? new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1) : null;
    int failures = 0;
    Console.WriteLine("| target | cases | accepted | refused | worst allocation | worst time | failures |");
    Console.WriteLine("|---|---:|---:|---|---:|---:|---:|");
    foreach (string name in names)
    {
        var summary = new TargetSummary(name);
        using IFuzzTarget target = FuzzTargets.All[name]();
        using var runner = new CaseRunner(target, DocumentedErrors.Numbers);
        for (int i = 0; i < share; i++)
        {
            var fuzzCase = new FuzzCase(name, options.GetValue(seed), options.GetValue(first) + i);
            Note(journal, fuzzCase);
            FuzzOutcome outcome = runner.Run(fuzzCase);
            summary.Add(outcome);
            if (outcome.Failure is not null && summary.Failures.Count <= 20)
                Report(outcome, target, options.GetValue(dump));
        }

        failures += summary.Failures.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {summary.Cases} | {summary.Accepted} | {string.Join(' ', summary.Refused.Select(r => $"{r.Key}:{r.Value}"))} | {summary.WorstAllocation:P1} | {summary.WorstTime.TotalMilliseconds:F0} ms | {summary.Failures.Count} |"));
    }

    return failures == 0 ? 0 : 1;
}

static void Note(FileStream? journal, FuzzCase fuzzCase)
{
    if (journal is null)
        return;
    journal.Position = 0;
    journal.Write(System.Text.Encoding.UTF8.GetBytes(fuzzCase.ToString().PadRight(120) + "\n"));
    journal.Flush();
}

static void Report(FuzzOutcome outcome, IFuzzTarget target, string? folder)
{
    Console.Error.WriteLine($"FAILED {outcome.Case}\n{outcome.Failure}\n");
    if (folder is null)
        return;
    Directory.CreateDirectory(folder);
    File.WriteAllBytes(Path.Combine(folder, $"{outcome.Case.Target}-{outcome.Case.Seed}-{outcome.Case.Index}"), outcome.Case.Input(target));
}
