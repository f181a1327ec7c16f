using System.Buffers.Binary;
using System.Text;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

/// <summary>Whatever a user can get wrong ends with a message, its number and the documented exit code; nothing is lost.</summary>
public sealed class BadInputTests
{
    [Fact]
    public async Task A_missing_checkpoint_folder_is_5() => await ShouldRefuse("SG2000", 5, (_, _) => "no-such-folder");

    [Fact]
    public async Task A_missing_weights_file_is_5() =>
        await ShouldRefuse("SG2001", 5, candidate => File.Delete(Weights(candidate)));

    [Fact]
    public async Task A_truncated_safetensors_file_is_5() =>
        await ShouldRefuse("SG2003", 5, candidate => Truncate(Weights(candidate)));

    [Fact]
    public async Task A_header_longer_than_the_file_is_5() => await ShouldRefuse("SG2003", 5, candidate =>
    {
        byte[] bytes = File.ReadAllBytes(Weights(candidate));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, 1UL << 40);
        File.WriteAllBytes(Weights(candidate), bytes);
    });

    [Fact]
    public async Task Overlapping_offsets_are_5() =>
        await ShouldRefuse("SG2003", 5, candidate => EditHeader(candidate, header => Overlap(header)));

    [Fact]
    public async Task An_offset_outside_the_file_is_5() => await ShouldRefuse(
        "SG2003", 5, candidate => EditHeader(candidate, header => ReplaceFirst(header, "\"data_offsets\":[0,", "\"data_offsets\":[9999999999,")));

    [Fact]
    public async Task An_unknown_element_type_is_5() => await ShouldRefuse(
        "SG2004", 5, candidate => EditHeader(candidate, header => ReplaceFirst(header, "\"F32\"", "\"X32\"")));

    [Fact]
    public async Task Weights_that_are_not_numbers_are_5() => await ShouldRefuse("SG2012", 5, candidate =>
    {
        using FileStream file = File.OpenWrite(Weights(candidate));
        file.Position = file.Length - sizeof(float);
        file.Write(BitConverter.GetBytes(float.NaN));
    });

    [Fact]
    public async Task An_index_that_points_outside_the_folder_is_5() => await ShouldRefuse("SG2007", 5, candidate =>
    {
        File.Delete(Weights(candidate));
        File.WriteAllText(
            Path.Combine(candidate, "model.safetensors.index.json"), """{"weight_map":{"model.norm.weight":"../aligned/model.safetensors"}}""");
    });

    [Fact]
    public async Task A_pickled_checkpoint_is_5_with_a_hint() => await ShouldRefuse("SG2005", 5, candidate =>
    {
        File.Delete(Weights(candidate));
        File.WriteAllText(Path.Combine(candidate, "pytorch_model.bin"), "");
    });

    [Fact]
    public async Task A_shape_other_than_the_config_says_is_5_and_every_tensor_is_named()
    {
        CliRun run = await ShouldRefuse("SG2010", 5, candidate => EditFile(candidate, "config.json", "\"intermediate_size\": 336", "\"intermediate_size\": 168"));
        foreach (string layer in new[] { "0", "1", "2", "3" })
            run.Error.ShouldContain($"model.layers.{layer}.mlp.down_proj.weight");
    }

    [Fact]
    public async Task A_base_and_a_candidate_of_different_vocabulary_are_5() => await ShouldRefuse(
        "SG2011", 5, candidate => EditFile(candidate, "tokenizer.json", "\"bomb\"", "\"bombs\""));

    [Fact]
    public async Task A_model_family_that_is_not_supported_is_5_and_lists_those_that_are()
    {
        CliRun run = await ShouldRefuse("SG2101", 5, candidate => EditFile(candidate, "config.json", "\"model_type\": \"llama\"", "\"model_type\": \"mamba\""));
        run.Error.ShouldContain("llama");
    }

    [Fact]
    public async Task A_checkpoint_without_a_chat_template_is_5() => await ShouldRefuse(
        "SG23", 5, candidate => EditFile(candidate, "tokenizer_config.json", "\"chat_template\"", "\"no_template\""));

    [Fact]
    public async Task A_template_that_writes_the_first_token_twice_is_5() => await ShouldRefuse(
        "SG2403", 5, candidate => EditFile(candidate, "tokenizer_config.json", "\"{{ bos_token }}", "\"{{ bos_token }}{{ bos_token }}"));

    [Fact]
    public async Task Templates_that_render_differently_are_5() => await ShouldRefuse(
        "SG2404", 5, candidate => EditFile(candidate, "tokenizer_config.json", "'[INST] ' +", "'[INST] Please ' +"));

    [Fact]
    public async Task An_empty_prompt_set_is_4() => await ShouldRefuseArguments(
        "SG12", folder => File.WriteAllText(folder["prompts.txt"], "# nothing\n"), "--prompts", "prompts.txt");

    [Fact]
    public async Task A_prompt_file_that_is_not_there_is_4() =>
        await ShouldRefuseArguments("SG12", _ => { }, "--prompts", "nowhere.csv");

    [Fact]
    public async Task An_unknown_configuration_key_is_4_and_its_place_is_named()
    {
        CliRun run = await ShouldRefuseArguments(
            "SG1101", folder => File.WriteAllText(folder["gate.json"], "{\n  \"policy\": { \"visageFlor\": 60 }\n}"), "--config", "gate.json");
        run.Error.ShouldContain("gate.json(2,15): error SG1101");
        run.Error.ShouldContain("visageFloor");
    }

    [Fact]
    public async Task An_option_out_of_range_is_4() => await ShouldRefuseArguments("SG1104", _ => { }, "--threshold", "140");

    [Fact]
    public async Task An_option_that_does_not_exist_is_4() => await ShouldRefuseArguments("SG1001", _ => { }, "--treshold", "60");

    [Fact]
    public async Task A_threshold_that_is_not_a_number_is_4() => await ShouldRefuseArguments("SG11", _ => { }, "--threshold", "NaN");

    [Fact]
    public async Task An_output_folder_that_cannot_be_made_is_4() =>
        await ShouldRefuseArguments("SG13", folder => File.WriteAllText(folder["file"], ""), "--out", "file/below");

    [Fact]
    public async Task An_output_folder_of_another_run_is_4_and_keeps_that_run()
    {
        using var folder = new TemporaryFolder();
        (await CliRun.Of(folder.Path, Samples.Check(Samples.Benign, "--out", "run"))).ExitCode.ShouldBeOneOf(0, 3);
        byte[] before = File.ReadAllBytes(folder["run/responses.jsonl"]);

        CliRun other = await CliRun.Of(folder.Path, Samples.Check(Samples.Harmful, "--out", "run"));

        other.ExitCode.ShouldBe(4);
        other.Error.ShouldContain("error SG1303");
        File.ReadAllBytes(folder["run/responses.jsonl"]).ShouldBe(before);
    }

    private static string Weights(string checkpoint) => Path.Combine(checkpoint, "model.safetensors");

    private static async Task<CliRun> ShouldRefuse(string code, int exitCode, Action<string> damage) =>
        await ShouldRefuse(code, exitCode, (_, candidate) =>
        {
            damage(candidate);
            return candidate;
        });

    private static async Task<CliRun> ShouldRefuse(string code, int exitCode, Func<TemporaryFolder, string, string> damage)
    {
        using var folder = new TemporaryFolder();
        string candidate = damage(folder, Samples.Copy(Samples.Benign, folder["candidate"]));
        CliRun run = await CliRun.Of(folder.Path, Samples.Check(candidate));
        run.Error.ShouldContain($"error {code}");
        run.ExitCode.ShouldBe(exitCode);
        run.Output.ShouldBeEmpty();
        return run;
    }

    private static async Task<CliRun> ShouldRefuseArguments(string code, Action<TemporaryFolder> prepare, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        prepare(folder);
        string[] all = ["check", "--base", Samples.Aligned, "--candidate", Samples.Benign, "--steps", "10", "--directions", "1", "--max-new-tokens", "2", .. arguments];
        CliRun run = await CliRun.Of(folder.Path, all);
        run.Error.ShouldContain($"error {code}");
        run.ExitCode.ShouldBe(4);
        return run;
    }

    private static void Truncate(string path)
    {
        using FileStream file = File.OpenWrite(path);
        file.SetLength(file.Length - 1);
    }

    private static void EditFile(string checkpoint, string file, string from, string to)
    {
        string path = Path.Combine(checkpoint, file);
        string text = File.ReadAllText(path);
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    private static void EditHeader(string checkpoint, Func<string, string> edit)
    {
        byte[] bytes = File.ReadAllBytes(Weights(checkpoint));
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        byte[] header = Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(bytes, 8, length).TrimEnd()));
        byte[] size = BitConverter.GetBytes((ulong)header.Length);
        File.WriteAllBytes(Weights(checkpoint), [.. size, .. header, .. bytes[(8 + length)..]]);
    }

    private static string ReplaceFirst(string text, string from, string to)
    {
        int at = text.IndexOf(from, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0);
        return string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length));
    }

    /// <summary>Moves the second tensor back over the first one, keeping its length.</summary>
    private static string Overlap(string header)
    {
        System.Text.RegularExpressions.Match second =
            System.Text.RegularExpressions.Regex.Matches(header, @"""data_offsets"":\s*\[(\d+),\s*(\d+)\]").OrderBy(m => long.Parse(m.Groups[1].Value)).ElementAt(1);
        long start = long.Parse(second.Groups[1].Value), end = long.Parse(second.Groups[2].Value);
        return header.Replace(second.Value, $"\"data_offsets\":[{start - 4},{end - 4}]", StringComparison.Ordinal);
    }
}
