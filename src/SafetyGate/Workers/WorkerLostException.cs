namespace SafetyGate.Workers;

/// <summary>A worker has ended, or said what no worker says; what it was computing is not lost, only not done.</summary>
/// <param name="message">Which worker, and its last words.</param>
/// <param name="innerException">What was seen.</param>
internal sealed class WorkerLostException(string message, Exception? innerException = null) : Exception(message, innerException);
