using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization;
using SafetyGate.Inference.Tokenization.PostProcessors;

namespace SafetyGate.Inference.Tests.Tokenization.PostProcessors;

public class PostProcessorTests
{
    private const string Template = """
        {"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<s>","type_id":0}},{"Sequence":{"id":"A","type_id":0}},
        {"SpecialToken":{"id":"</s>","type_id":0}}],"pair":[],"special_tokens":{"<s>":{"id":"<s>","ids":[1,7],"tokens":["<s>","x"]},
        "</s>":{"id":"</s>","ids":[2],"tokens":["</s>"]}}}
        """;

    private const string Twice = """
        {"type":"Sequence","processors":[{"type":"BertProcessing","sep":["b",2],"cls":["a",1]},
        {"type":"BertProcessing","sep":["b",2],"cls":["a",1]}]}
        """;

    [Theory]
    [InlineData(Template, new[] { 1, 7, 5, 6, 2 })]
    [InlineData("""{"type":"BertProcessing","sep":["[SEP]",2],"cls":["[CLS]",1]}""", new[] { 1, 5, 6, 2 })]
    [InlineData("""{"type":"RobertaProcessing","sep":["</s>",2],"cls":["<s>",0],"trim_offsets":true,"add_prefix_space":true}""",
        new[] { 0, 5, 6, 2 })]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true}""", new[] { 5, 6 })]
    [InlineData("""{"type":"Sequence","processors":[{"type":"ByteLevel"},{"type":"BertProcessing","sep":["b",2],"cls":["a",1]}]}""",
        new[] { 1, 5, 6, 2 })]
    public void Special_tokens_surround_the_text_on_request_only(string json, int[] expected)
    {
        IPostProcessor processor = PostProcessorFactory.Read(Component.Json(json));

        processor.Process([5, 6], addSpecialTokens: true).ShouldBe(expected);
        processor.Process([5, 6], addSpecialTokens: false).ShouldBe([5, 6]);
    }

    [Theory]
    [InlineData("""{"type":"Unheard"}""", 2202)]
    [InlineData("""{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<s>","type_id":0}}],"special_tokens":{}}""", 2210)]
    [InlineData("""{"type":"TemplateProcessing","single":[{"Sequence":{"id":"B","type_id":0}}],"special_tokens":{}}""", 2210)]
    [InlineData("""{"type":"BertProcessing","sep":["[SEP]",-2],"cls":["[CLS]",1]}""", 2201)]
    [InlineData(Twice, 2202)]
    public void What_makes_no_sense_is_refused(string json, int code) =>
        Should.Throw<SafetyGateException>(() => PostProcessorFactory.Read(Component.Json(json))).Code.Number.ShouldBe(code);

    [Fact]
    public void A_template_whose_token_does_not_exist_is_refused() => Component.ShouldFail(
        () => Component.Build(Component.WordLevel, """
            "post_processor":{"type":"BertProcessing","sep":["b",99],"cls":["a",1]}
            """),
        TokenizerErrors.InvalidTemplate);
}
