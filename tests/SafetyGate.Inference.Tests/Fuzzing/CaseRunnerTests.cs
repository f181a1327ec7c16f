using SafetyGate.Fuzz;
using SafetyGate.Fuzz.Mutation;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization;

namespace SafetyGate.Inference.Tests.Fuzzing;

/// <summary>The runner must see what it is there to see.</summary>
public class CaseRunnerTests
{
    [Fact]
    public void Another_exception_is_a_failure() =>
        Failure(_ => throw new InvalidOperationException("odd")).ShouldNotBeNull().ShouldContain("odd");

    [Fact]
    public void An_undocumented_error_is_a_failure() =>
        Failure(_ => throw new SafetyGateException(new ErrorCode(9999, "x"), "x")).ShouldNotBeNull().ShouldContain("SG9999");

    [Fact]
    public void A_documented_error_is_none() =>
        Failure(_ => throw new SafetyGateException(TokenizerErrors.Malformed, "x")).ShouldBeNull();

    [Fact]
    public void An_allocation_above_the_bound_is_a_failure()
    {
        Failure(input => GC.KeepAlive(new byte[FuzzOutcome.FreeAllocation + (2 * input.Length) + 1])).ShouldNotBeNull().ShouldContain("allocated");
        Failure(_ => GC.KeepAlive(new byte[FuzzOutcome.FreeAllocation / 2])).ShouldBeNull();
    }

    private static string? Failure(Action<byte[]> run)
    {
        using var target = new OneTarget(run);
        using var runner = new CaseRunner(target, DocumentedErrors.Numbers);
        return runner.Run(new FuzzCase(target.Name, 1, 0)).Failure;
    }

    private sealed class OneTarget(Action<byte[]> run) : IFuzzTarget
    {
        public string Name => "one";

        public IReadOnlyList<byte[]> Seeds { get; } = [[1, 2, 3]];

        public IReadOnlyList<IMutator> Mutators { get; } = [new ByteMutator()];

        public void Prepare(byte[] input)
        {
        }

        public void Run(byte[] input) => run(input);

        public void Dispose()
        {
        }
    }
}
