using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Runs;

/// <summary>What can be wrong with a run folder, SG1300 to SG1399.</summary>
public static class RunErrors
{
    public static readonly ErrorCode NotWritable = new(1300, "The run folder cannot be read or written");

    public static readonly ErrorCode NotAFolder = new(1301, "The run folder is a file");

    public static readonly ErrorCode InUse = new(1302, "Another process uses the run folder");

    public static readonly ErrorCode DifferentRun = new(1303, "The run folder holds a different run");

    public static readonly ErrorCode DamagedManifest = new(1304, "The run's run.json is damaged");

    public static readonly ErrorCode NewerSchema = new(1305, "The run folder was written by a newer version");

    public static readonly ErrorCode NoManifest = new(1306, "The run folder has no run.json");

    public static readonly ErrorCode DamagedJournal = new(1307, "The run's responses.jsonl is damaged");

    public static readonly ErrorCode ConflictingRecord = new(1308, "A point of the run has two different records");

    public static readonly ErrorCode UnusableRecord = new(1309, "A point cannot be recorded in this run");

    public static readonly ErrorCode WriteFailed = new(1310, "A response could not be stored");

    public static readonly ErrorCode InvalidManifest = new(1311, "The description of the run is not valid");

    public static readonly ErrorCode DamagedResults = new(1312, "The run's results.json is damaged");
}
