using SafetyGate.Configuration;
using SafetyGate.TestSupport;

namespace SafetyGate.Tests.Configuration;

public sealed class ConfigurationReferenceTests
{
    [Fact]
    public void The_reference_in_the_docs_is_what_the_reader_accepts()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));
        page.ShouldContain(ConfigurationReference.Markdown(), Case.Sensitive, $"docs/configuration.md must hold:\n{ConfigurationReference.Markdown()}\n");
    }
}
