namespace SafetyGate.Inference.Diagnostics;

/// <summary>A place in a text file, written as MSBuild's canonical <c>file(line,column)</c>.</summary>
/// <param name="Path">The file, as the user named it.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column.</param>
public sealed record FileLocation(string Path, int Line, int Column)
{
    public override string ToString() => $"{Path}({Line},{Column})";
}
