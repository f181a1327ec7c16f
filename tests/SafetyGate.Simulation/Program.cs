using System.CommandLine;
using SafetyGate.Simulation;

var replications = new Option<int>("--replications") { Description = "Experiments of a cell.", DefaultValueFactory = _ => 2_000 };
var root = new RootCommand("Repeats gates on synthetic landscapes of known truth, and prints the tables of docs/statistics.md.") { replications };
root.SetAction(parsed => StudyTables.Write(Console.Out, parsed.GetValue(replications)));
return root.Parse(args).Invoke();
