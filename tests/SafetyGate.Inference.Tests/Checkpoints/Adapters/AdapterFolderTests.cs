using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Checkpoints.Adapters;

namespace SafetyGate.Inference.Tests.Checkpoints.Adapters;

public sealed class AdapterFolderTests
{
    [Fact]
    public void Only_a_folder_without_a_whole_model_is_an_adapter()
    {
        using var adapter = new TinyAdapter();
        adapter.Adapt(TinyAdapter.Query, 2).Open().Dispose();
        Checkpoint.IsAdapter(adapter.Folder.Path).ShouldBeTrue();
        Checkpoint.IsAdapter(adapter.Base.Path).ShouldBeFalse();
        adapter.Base.Write("adapter_config.json", "{}");
        Checkpoint.IsAdapter(adapter.Base.Path).ShouldBeFalse();
    }

    [Fact]
    public void Tokenizer_and_template_are_the_base_s_where_the_adapter_has_no_tokenizer()
    {
        using var adapter = new TinyAdapter();
        adapter.Base.Write("tokenizer.json", "base tokenizer");
        adapter.Base.Write("tokenizer_config.json", "base settings");
        adapter.Base.Write("generation_config.json", "base generation");
        adapter.Folder.Write("tokenizer_config.json", "settings without a tokenizer");
        using Checkpoint checkpoint = adapter.Adapt(TinyAdapter.Query, 2).Open();

        checkpoint.FindText("tokenizer.json").ShouldBe("base tokenizer");
        checkpoint.FindText("tokenizer_config.json").ShouldBe("base settings");
        checkpoint.FindText("generation_config.json").ShouldBe("base generation");
        checkpoint.Config.GetProperty("model_type").GetString().ShouldBe("llama");
        checkpoint.Name.ShouldBe(Path.GetFileName(adapter.Folder.Path));
    }

    [Fact]
    public void An_adapter_with_a_tokenizer_brings_all_of_the_tokenizer_s_files()
    {
        using var adapter = new TinyAdapter();
        adapter.Base.Write("tokenizer.json", "base tokenizer");
        adapter.Base.Write("chat_template.jinja", "base template");
        adapter.Folder.Write("tokenizer.json", "own tokenizer");
        using Checkpoint checkpoint = adapter.Adapt(TinyAdapter.Query, 2).Open();

        checkpoint.FindText("tokenizer.json").ShouldBe("own tokenizer");
        checkpoint.FindText("chat_template.jinja").ShouldBeNull();
    }
}
