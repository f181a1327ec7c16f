using System.Text.Json;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Functions;
using SafetyGate.Inference.ChatTemplates.Json;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates;

/// <summary>The top-level names of a template, as the transformers library passes them.</summary>
internal static class TemplateVariables
{
    public static Scope Create(ChatTemplateInput input, RenderContext context)
    {
        Scope scope = new(null);
        foreach ((string name, NativeFunction function) in Globals.All)
            scope.Set(name, new FunctionValue(name, function, NoneValue.Instance));
        scope.Set("tools", NoneValue.Instance);
        scope.Set("documents", NoneValue.Instance);
        scope.Set("messages", Messages(input, context));
        scope.Set("add_generation_prompt", BooleanValue.Of(input.AddGenerationPrompt));
        if (input.BosToken is not null)
            scope.Set("bos_token", context.String(input.BosToken));
        if (input.EosToken is not null)
            scope.Set("eos_token", context.String(input.EosToken));
        foreach ((string name, string token) in input.SpecialTokens)
            scope.Set(name, context.String(token));
        foreach ((string name, JsonElement value) in input.Variables)
            scope.Set(name, JsonValueReader.Read(value, context));
        return scope;
    }

    private static Value Messages(ChatTemplateInput input, RenderContext context)
    {
        if (input.MessagesJson is JsonElement json)
            return JsonValueReader.Read(json, context);
        return context.List(input.Messages.Select(message =>
        {
            DictionaryValue turn = new(context.Equality);
            turn.Entries[new StringValue("role")] = context.String(message.Role);
            turn.Entries[new StringValue("content")] = context.String(message.Content);
            return turn;
        }));
    }
}
