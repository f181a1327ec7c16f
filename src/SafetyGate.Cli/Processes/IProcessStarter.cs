namespace SafetyGate.Cli.Processes;

/// <summary>Starts other programs.</summary>
internal interface IProcessStarter
{
    /// <summary>Starts a program, its streams redirected.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program, or it may not be started.</exception>
    IRunningProcess Start(ProcessRequest request);
}
