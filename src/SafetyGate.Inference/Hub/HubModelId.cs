using System.Text.RegularExpressions;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Hub;

/// <summary>A model of a Hugging Face hub, written <c>owner/name[@revision]</c>.</summary>
public sealed partial record HubModelId
{
    /// <summary>The revision that is meant where none is named.</summary>
    public const string DefaultRevision = "main";

    private HubModelId(string owner, string name, string revision)
    {
        Owner = owner;
        Name = name;
        Revision = revision;
    }

    public string Owner { get; }

    public string Name { get; }

    /// <summary>A branch, a tag or a commit.</summary>
    public string Revision { get; }

    /// <summary><c>owner/name</c>.</summary>
    public string Repository => $"{Owner}/{Name}";

    /// <summary>Whether a text is the 40 hexadecimal digits of a commit.</summary>
    public static bool IsCommit(string text) => CommitForm().IsMatch(text);

    /// <summary>
    /// Null where the text is no id: owner and name have letters, digits, '-', '_' and '.', begin and end with neither '-'
    /// nor '.', have no '--' and no '..' and at most 96 characters; so has a revision.
    /// </summary>
    public static HubModelId? Find(string text)
    {
        string[] parts = text.Split('@');
        string[] names = parts[0].Split('/');
        string revision = parts.Length == 2 ? parts[1] : DefaultRevision;
        return parts.Length <= 2 && names.Length == 2 && names.All(IsName) && IsName(revision)
            ? new HubModelId(names[0], names[1], revision)
            : null;
    }

    /// <summary>The id that a text is.</summary>
    /// <exception cref="SafetyGateException"><see cref="HubErrors.MalformedId"/>.</exception>
    public static HubModelId Parse(string text) => Find(text) ?? throw new SafetyGateException(
        HubErrors.MalformedId, $"{Printable.Quote(text)} is not a model id. Write owner/name or owner/name@revision.");

    public override string ToString() => Revision == DefaultRevision ? Repository : $"{Repository}@{Revision}";

    private static bool IsName(string text) =>
        text.Length <= 96 && NameForm().IsMatch(text)
        && !text.Contains("--", StringComparison.Ordinal) && !text.Contains("..", StringComparison.Ordinal)
        && !text.EndsWith(".git", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?\z")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"\A[0-9a-f]{40}\z")]
    private static partial Regex CommitForm();
}
