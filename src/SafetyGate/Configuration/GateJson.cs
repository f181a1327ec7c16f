using System.Text.Json;
using System.Text.Json.Serialization;

namespace SafetyGate.Configuration;

/// <summary>How this program's own JSON files are written and read: the same bytes everywhere, and nothing let through.</summary>
internal static class GateJson
{
    /// <summary>Indented by two, LF, camel case, enumerations by name; unknown, missing and doubled members are errors.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        MaxDepth = 16,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };
}
