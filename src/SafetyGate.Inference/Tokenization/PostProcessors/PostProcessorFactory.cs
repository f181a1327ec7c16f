namespace SafetyGate.Inference.Tokenization.PostProcessors;

internal static class PostProcessorFactory
{
    public static IPostProcessor Read(ComponentJson json) => json.Type switch
    {
        "BertProcessing" or "RobertaProcessing" => SurroundingPostProcessor.Read(json),
        "ByteLevel" => new OffsetPostProcessor(),
        "Sequence" => SequencePostProcessor.Read(json),
        "TemplateProcessing" => TemplatePostProcessor.Read(json),
        _ => throw json.UnsupportedType(
            "post-processor", "BertProcessing", "ByteLevel", "RobertaProcessing", "Sequence", "TemplateProcessing"),
    };
}
