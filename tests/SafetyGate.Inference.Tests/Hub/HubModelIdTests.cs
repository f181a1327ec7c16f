using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Hub;

namespace SafetyGate.Inference.Tests.Hub;

public sealed class HubModelIdTests
{
    [Theory]
    [InlineData("meta/Llama-2-7b.chat_hf", "meta", "Llama-2-7b.chat_hf", "main")]
    [InlineData("a/b@v1.0", "a", "b", "v1.0")]
    [InlineData("a/b@0123456789012345678901234567890123456789", "a", "b", "0123456789012345678901234567890123456789")]
    public void An_id_is_owner_name_and_revision(string text, string owner, string name, string revision)
    {
        HubModelId id = HubModelId.Parse(text);
        (id.Owner, id.Name, id.Revision).ShouldBe((owner, name, revision));
        HubModelId.Parse(id.ToString()).ShouldBe(id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("a/b/c")]
    [InlineData("../b")]
    [InlineData("a/..")]
    [InlineData("a/b..c")]
    [InlineData("./b")]
    [InlineData("/b")]
    [InlineData("a/")]
    [InlineData(@"a\b")]
    [InlineData("a--b/c")]
    [InlineData("a/b@")]
    [InlineData("a/b@../x")]
    [InlineData("a/b@x/y")]
    [InlineData("a/b@c@d")]
    [InlineData("a/b?x")]
    [InlineData("a/b\n")]
    [InlineData("a/b.git")]
    [InlineData("a /b")]
    [InlineData("ä/b")]
    public void Anything_else_is_refused(string text) =>
        Should.Throw<SafetyGateException>(() => HubModelId.Parse(text)).Code.ShouldBe(HubErrors.MalformedId);
}
