using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;

namespace LocalFunctions.Durable;

/// <summary>
/// Inputs and outputs as the Functions worker writes them: names as declared, fields included, enums as numbers, read
/// without regard to case. Chinese stays readable in the file.
/// </summary>
internal static class DurableJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IncludeFields = true,
        PropertyNameCaseInsensitive = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static DataConverter Converter { get; } = new JsonDataConverter(Options);

    public static string? Write(object? value) =>
        value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Options);

    public static T? Read<T>(string? json) => json is null ? default : JsonSerializer.Deserialize<T>(json, Options);

    public static object? Read(string? json, Type type) =>
        json is not null ? JsonSerializer.Deserialize(json, type, Options)
        : type.IsValueType ? Default(type)
        : null;

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The host is not trimmed.")]
    private static object? Default(Type type) => Activator.CreateInstance(type);
}
