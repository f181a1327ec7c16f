using System.Runtime.CompilerServices;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Counts what one rendering consumes and stops it at the limits.</summary>
internal sealed class Meter(ChatTemplateLimits limits, CancellationToken deadline, CancellationToken cancellation)
{
    private const int ItemCost = 32;
    private const int StepsBetweenChecks = 32;
    private const int LargeAllocation = 4096;

    private readonly long _before = GC.GetAllocatedBytesForCurrentThread();
    private int _steps;
    private int _depth;
    private int _calls;
    private long _allocated;

    public ChatTemplateLimits Limits => limits;

    /// <summary>One unit of work.</summary>
    public void Step()
    {
        if (++_steps > limits.Steps)
            throw TemplateFault.Limit($"rendering takes more than {limits.Steps} steps");
        if (_steps % StepsBetweenChecks == 0)
            CheckBytes(0);
        cancellation.ThrowIfCancellationRequested();
        if (deadline.IsCancellationRequested)
            throw TemplateFault.Limit($"rendering takes longer than {limits.Time.TotalSeconds} seconds");
    }

    public void Enter()
    {
        if (++_depth > limits.EvaluationDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw TemplateFault.Limit($"evaluation is nested more than {limits.EvaluationDepth} deep");
    }

    public void Leave() => _depth--;

    public void EnterCall()
    {
        if (++_calls > limits.CallDepth)
            throw TemplateFault.Limit($"macro calls are nested more than {limits.CallDepth} deep");
    }

    public void LeaveCall() => _calls--;

    /// <summary>Admits a string of this many characters; to be asked before it is made.</summary>
    public void Text(long length)
    {
        if (length > limits.StringLength)
            throw TemplateFault.Limit($"a string has more than {limits.StringLength} characters");
        Allocate(length);
    }

    /// <summary>Admits a collection of this many items; to be asked before it is made.</summary>
    public void Items(long count)
    {
        if (count > limits.CollectionLength)
            throw TemplateFault.Limit($"a collection has more than {limits.CollectionLength} items");
        Allocate(count * ItemCost);
    }

    /// <summary>Admits one more item in a collection that holds <paramref name="count"/> already.</summary>
    public void Item(int count)
    {
        if (count >= limits.CollectionLength)
            throw TemplateFault.Limit($"a collection has more than {limits.CollectionLength} items");
        Allocate(ItemCost);
    }

    public void ValueDepth(int depth)
    {
        if (depth > limits.ValueDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw TemplateFault.Limit($"lists or mappings are nested more than {limits.ValueDepth} deep");
    }

    private void Allocate(long units)
    {
        _allocated += units;
        if (units >= LargeAllocation)
            CheckBytes(units * sizeof(char));
        if (_allocated > limits.TotalAllocation)
            throw TemplateFault.Limit($"rendering makes more than {limits.TotalAllocation} characters of values");
    }

    /// <summary>Small objects add up to more than the values that are counted.</summary>
    private void CheckBytes(long next)
    {
        if (GC.GetAllocatedBytesForCurrentThread() - _before + next > limits.AllocatedBytes)
            throw TemplateFault.Limit($"rendering takes more than {limits.AllocatedBytes} bytes of memory");
    }
}
