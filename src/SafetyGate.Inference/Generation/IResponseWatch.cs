namespace SafetyGate.Inference.Generation;

/// <summary>Looks at responses while they are written, so that nothing is generated that could not change a judgement.</summary>
public interface IResponseWatch
{
    /// <summary>Whether a response is settled: no continuation of this text could be judged otherwise.</summary>
    /// <param name="request">Index of the request.</param>
    /// <param name="text">What the model has said so far.</param>
    bool IsSettled(int request, string text);
}
