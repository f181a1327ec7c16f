using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Landscape.Tests.Prompts;

public class PromptFilePropertyTests
{
    private static readonly Gen<char> Characters = Gen.Elements("abc XYZ,;\"'#{}[]\\/\t01?\u00e4\u4e2d".ToCharArray());

    /// <summary>Texts that a line of a text file can carry.</summary>
    private static readonly Arbitrary<string[]> LinePrompts = Characters.ArrayOf()
        .Select(characters => "a" + new string(characters)).NonEmptyListOf().Select(list => list.ToArray())
        .ToArbitrary();

    private static readonly Arbitrary<string[]> AnyPrompts = Gen.OneOf(Characters, Gen.Elements('\n', '\r', '\u0001'))
        .ArrayOf().Select(characters => new string(characters) + "z").NonEmptyListOf().Select(list => list.ToArray())
        .ToArbitrary();

    [Fact]
    public void The_same_prompts_load_equal_sets_from_every_format() =>
        Prop.ForAll(LinePrompts, texts =>
        {
            var sets = new[]
            {
                Bytes.Load("one.txt", string.Join('\n', texts)),
                Bytes.Load("two.csv", Csv("prompt", texts.Select(text => new[] { text }))),
                Bytes.Load("three.csv", Csv("goal,target", texts.Select(text => new[] { text, "Sure, here" }))),
                Bytes.Load("four.jsonl", JsonLines(texts.Select(text => new { prompt = text }))),
            };
            return sets.All(set => set.Hash == sets[0].Hash && set.Prompts.Select(p => p.Text).SequenceEqual(texts));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_text_a_quoted_field_or_a_JSON_string_holds_comes_back() =>
        Prop.ForAll(AnyPrompts, texts =>
        {
            var rows = texts.Select((text, i) => (Id: $"id-{i}", Category: $"c-{i % 2}", Text: text)).ToArray();
            var fields = rows.Select(r => new[] { r.Id, r.Category, r.Text });
            var csv = Bytes.Load("x.csv", Csv("id,category,prompt", fields));
            var json = Bytes.Load("x.jsonl", JsonLines(rows.Select(r => new
            {
                id = r.Id,
                category = r.Category,
                messages = new[] { new { role = "user", content = r.Text } },
            })));
            return csv.Hash == json.Hash
                && csv.Prompts.SequenceEqual(rows.Select(r => new Prompt(r.Id, r.Category, r.Text)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_folder_and_the_name_of_a_file_are_no_part_of_the_hash() =>
        Prop.ForAll(LinePrompts, texts =>
        {
            var text = string.Join('\n', texts);
            return Bytes.Load("/some/folder/one.txt", text).Hash == Bytes.Load("other.txt", text).Hash;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Swapping_two_different_prompts_changes_the_hash() =>
        Prop.ForAll(LinePrompts, texts =>
        {
            var hash = Bytes.Load("x.txt", string.Join('\n', texts)).Hash;
            var turned = Bytes.Load("x.txt", string.Join('\n', texts.Reverse())).Hash;
            return (hash == turned) == texts.SequenceEqual(texts.Reverse());
        }).QuickCheckThrowOnFailure();

    private static string Csv(string header, IEnumerable<string[]> rows)
    {
        var csv = new StringBuilder(header).Append("\r\n");
        foreach (var row in rows)
            csv.AppendJoin(',', row.Select(Quoted)).Append("\r\n");
        return csv.ToString();

        static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string JsonLines<T>(IEnumerable<T> records) =>
        string.Join("\r\n", records.Select(record => JsonSerializer.Serialize(record)));
}
