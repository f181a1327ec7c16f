using System.Text;

namespace SafetyGate.Inference.Tests.Checkpoints;

public class SafetensorsHeaderTests
{
    private const string Good = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"BF16","shape":[],"data_offsets":[8,10]}}""";

    [Theory]
    [InlineData(Good, 10)]
    [InlineData("{}", 0)]
    [InlineData("""{"__metadata__":{"format":"pt"},"a":{"data_offsets":[0,0],"shape":[0,7],"dtype":"F16"}}    """, 0)]
    [InlineData("""{"b":{"dtype":"F16","shape":[1],"data_offsets":[2,4]},"empty":{"dtype":"F32","shape":[0],"data_offsets":[2,2]},"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}""", 4)]
    public void A_sound_header_has_no_problem(string header, long dataLength) =>
        Refusal.OfHeader(Encoding.UTF8.GetBytes(header), dataLength).ShouldBeEmpty();

    [Theory]
    [InlineData("", 0, "SG2003", "does not start")]
    [InlineData(" {}", 0, "SG2003", "does not start")]
    [InlineData("[]", 0, "SG2003", "does not start")]
    [InlineData("{", 0, "SG2003", "not valid JSON")]
    [InlineData("{} {}", 0, "SG2003", "not valid JSON")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}""", 0, "SG2003", "not valid JSON")]
    [InlineData("""{"a":1}""", 0, "SG2003", "not an object")]
    [InlineData("""{"a\ud800":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4, "SG2003", "not valid JSON")]
    [InlineData("""{"":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4, "SG2003", "tensor name ''")]
    [InlineData("""{"a\n":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4, "SG2003", "tensor name 'a\\u000a'")]
    [InlineData("""{"__metadata__":[],"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4, "SG2003", "not an object of strings")]
    [InlineData("""{"__metadata__":{"x":1},"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4, "SG2003", "not a string")]
    [InlineData("""{"__metadata__":{"x":"1","x":"2"}}""", 0, "SG2003", "twice in its __metadata__")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[],"data_offsets":[4,8]}}""", 8, "SG2003", "names 'a' twice")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4, "SG2003", "'dtype' of tensor 'a' twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4],"strides":[1]}}""", 4, "SG2003", "unknown field 'strides'")]
    [InlineData("""{"a":{"shape":[],"data_offsets":[0,4]}}""", 4, "SG2003", "no 'dtype'")]
    [InlineData("""{"a":{"dtype":["F32"],"shape":[],"data_offsets":[0,4]}}""", 4, "SG2003", "no 'dtype'")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""", 4, "SG2003", "no 'shape'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "SG2003", "no 'shape'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "SG2003", "no 'shape'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}}""", 4, "SG2003", "no 'shape'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}}""", 4, "SG2003", "no 'shape'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,4]}}""", 4, "SG2003", "no 'shape'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "SG2003", "more elements")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296,0],"data_offsets":[0,0]}}""", 0, "SG2003", "more elements")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,0]}}""", 0, "SG2003", "not F32")]
    [InlineData("""{"a":{"dtype":"F32","shape":[]}}""", 4, "SG2003", "no 'data_offsets'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0]}}""", 4, "SG2003", "no 'data_offsets'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4,8]}}""", 4, "SG2003", "no 'data_offsets'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,18446744073709551615]}}""", 4, "SG2003", "no 'data_offsets'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[4,0]}}""", 4, "SG2003", "before its beginning")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "SG2003", "not F32 [2]")]
    [InlineData(Good, 9, "SG2003", "truncated")]
    [InlineData(Good, 11, "SG2003", "belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,9223372036854775807]}}""", 4, "SG2003", "truncated")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[2,6]}}""", 6, "SG2003", "hole of 2 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[],"data_offsets":[2,6]}}""", 6, "SG2003", "overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4, "SG2003", "overlap")]
    [InlineData("""{"a":{"dtype":"F64","shape":[],"data_offsets":[0,8]}}""", 8, "SG2004", "'F64'; F32, F16 and BF16 are supported")]
    [InlineData("""{"a":{"dtype":"I8","shape":[],"data_offsets":[0,1]}}""", 1, "SG2004", "'I8'")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[],"data_offsets":[0,1]}}""", 1, "SG2004", "'F8_E4M3'")]
    public void A_damaged_header_is_refused_with_its_reason(string header, long dataLength, string code, string reason)
    {
        IReadOnlyList<string> problems = Refusal.OfHeader(Encoding.UTF8.GetBytes(header), dataLength);
        problems.ShouldContain(p => p.StartsWith(code, StringComparison.Ordinal) && p.Contains(reason, StringComparison.Ordinal),
            string.Join('\n', problems));
    }

    [Fact]
    public void A_header_that_is_not_utf8_is_refused() =>
        Refusal.OfHeader([(byte)'{', (byte)'"', 0xC3, (byte)'"', (byte)'}'], 0).ShouldHaveSingleItem().ShouldContain("not UTF-8");

    [Fact]
    public void A_name_without_end_is_refused()
    {
        string header = $$$"""{"{{{new string('n', 5000)}}}":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""";
        string problem = Refusal.OfHeader(Encoding.UTF8.GetBytes(header), 4).ShouldHaveSingleItem();
        problem.ShouldContain("1 to 1024 characters");
        problem.Length.ShouldBeLessThan(500);
    }

    [Fact]
    public void Every_problem_is_listed_at_once()
    {
        const string header = """
            {"a":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]},"c":7}
            """;
        IReadOnlyList<string> problems = Refusal.OfHeader(Encoding.UTF8.GetBytes(header), 8);
        problems.Count.ShouldBe(3);
        problems[0].ShouldStartWith("SG2004");
        problems[1].ShouldStartWith("SG2003");
        problems[2].ShouldStartWith("SG2003");
    }

    [Fact]
    public void Nesting_without_end_is_refused_without_recursion() =>
        Refusal.OfHeader(Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 1_000_000)), 0)
            .ShouldHaveSingleItem().ShouldContain("not valid JSON");
}
