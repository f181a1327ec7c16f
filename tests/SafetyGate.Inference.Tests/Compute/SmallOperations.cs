using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Tests.Compute;

/// <summary>Every operation once or twice, at odd sizes.</summary>
internal static class SmallOperations
{
    public static IEngineOperation[] Of(Random random)
    {
        int rows = random.Next(1, 18), inputs = random.Next(1, 71), kvHeads = random.Next(1, 4);
        return
        [
            new ProjectOperation(rows, inputs, random.Next(1, 100), random.Next(2) == 0, random.Next(2) == 0),
            new NormalizeOperation(rows, inputs),
            new NormalizeOperation(rows, inputs, Groups: kvHeads, WeightOffset: 1),
            new GateOperation(rows, inputs),
            new GateOperation(rows, inputs, Activation.GeluTanh),
            new ScaleOperation(rows, inputs),
            new SoftCapOperation(rows, inputs),
            new SliceOperation(rows, inputs, random.Next(0, 40)),
            new AccumulateOperation(rows, inputs),
            new RotateOperation(rows, random.Next(1, 4), 2 * random.Next(1, 21)),
            new RotateOperation(rows, random.Next(1, 4), 2 * random.Next(1, 21), Rest: random.Next(1, 20)),
            new EmbedOperation(rows + 30, inputs, random.Next(2) == 0),
            new AttendOperation(random.Next(1, 6), kvHeads * random.Next(1, 4), kvHeads, 2 * random.Next(1, 21), random.Next(1, 40)),
            new AttendOperation(random.Next(1, 6), kvHeads * 2, kvHeads, 2 * random.Next(1, 21), random.Next(1, 60))
            {
                Window = random.Next(1, 40),
                SoftCap = random.Next(2) == 0 ? null : 0.7f,
            },
        ];
    }
}
