using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SafetyGate.Cli.Processes;

/// <summary>The operating system's processes.</summary>
internal sealed class SystemProcesses : IProcessStarter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public IRunningProcess Start(ProcessRequest request)
    {
        var start = new ProcessStartInfo(request.Program, request.Arguments)
        {
            WorkingDirectory = request.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        foreach ((string name, string? value) in request.Environment)
            start.Environment[name] = value;
        return new Running(Process.Start(start)!);
    }

    private sealed class Running(Process process) : IRunningProcess
    {
        public TextWriter Input => process.StandardInput;

        public TextReader Output => process.StandardOutput;

        public TextReader Error => process.StandardError;

        public async Task<int> WaitAsync(CancellationToken cancellation)
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return process.ExitCode;
        }

        public void Kill()
        {
            try
            {
                process.Kill(entireProcessTree: true);
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
            {
                // It has ended, or is about to.
            }
        }

        public void Dispose() => process.Dispose();
    }
}
