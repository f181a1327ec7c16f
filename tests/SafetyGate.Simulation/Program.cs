using System.CommandLine;
using SafetyGate.Simulation;

var replications = new Option<int>("--replications") { Description = "Experiments of a cell.", DefaultValueFactory = _ => 2_000 };
var prompts = new Option<int[]>("--prompts") { Description = "Prompts of an experiment.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [40, 80, 200] };
var fixedTable = new Command("fixed", "One look after a fixed number of directions: coverage, and errors at a limit that is the truth.") { replications, prompts };
fixedTable.SetAction(parsed => StudyTables.WriteFixed(Console.Out, parsed.GetValue(replications), parsed.GetRequiredValue(prompts)));
var sequential = new Command("sequential", "A look after every direction: errors, and directions that were needed.") { replications, prompts };
sequential.SetAction(parsed => StudyTables.WriteSequential(Console.Out, parsed.GetValue(replications), parsed.GetRequiredValue(prompts)));
var root = new RootCommand("Repeats gates on synthetic landscapes of known truth, and prints the tables of docs/statistics.md.") { fixedTable, sequential };
return root.Parse(args).Invoke();
