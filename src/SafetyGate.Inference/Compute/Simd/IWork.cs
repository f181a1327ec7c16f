namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Work that splits into independent items. A struct, so that the loop over items is compiled for it.</summary>
internal interface IWork
{
    /// <summary>Does the items from first up to, not including, end.</summary>
    void Run(int first, int end);
}
