using System.Text.Json;
using Delivery.Domain;

namespace Delivery.Functions.Tests.Web;

/// <summary>What was refused as one line: "visit.email 请写督导员的邮箱，链接发到那里 (email)".</summary>
internal static class Worded
{
    public static string Words(this Refusal refusal) => Words(refusal.Code, refusal.Message, refusal.Field);

    public static string[] Words<T>(this Outcome<T> outcome) => [.. outcome.Refusals.Select(Words)];

    /// <summary>Every refusal of a problem, as the API tells it.</summary>
    public static async Task<string[]> ProblemAsync(this HttpResponseMessage answer)
    {
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        return problem.TryGetProperty("errors", out var errors)
            ? [.. errors.EnumerateArray().Select(Words)]
            : [Words($"{problem.GetProperty("code")}", $"{problem.GetProperty("detail")}", null)];
    }

    private static string Words(JsonElement error) =>
        Words($"{error.GetProperty("code")}", $"{error.GetProperty("message")}", $"{error.GetProperty("field")}");

    private static string Words(string code, string message, string? field) =>
        string.IsNullOrEmpty(field) ? $"{code} {message}" : $"{code} {message} ({field})";
}
