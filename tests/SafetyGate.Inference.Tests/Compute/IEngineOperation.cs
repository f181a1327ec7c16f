namespace SafetyGate.Inference.Tests.Compute;

/// <summary>One operation on chosen rows of fixed inputs, to be run on any engine.</summary>
internal interface IEngineOperation
{
    /// <summary>The matrices it reads.</summary>
    (string Name, int Rows, int Columns)[] Tensors { get; }

    /// <summary>Rows of the inputs.</summary>
    int Rows { get; }

    /// <summary>[rows, columns] of the result.</summary>
    float[] Run<TTensor>(EngineProbe<TTensor> probe, params int[] rows)
        where TTensor : class, IDisposable;
}
