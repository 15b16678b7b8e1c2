using System.Net;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>The pages and forms of planning, as staff use them.</summary>
internal static class PlanForms
{
    public static Dictionary<string, string?> EveryTenMinutes { get; } =
        new() { ["Delivery:Matching:PlanEveryMinutes"] = "10" };

    public static async Task<string> PageAsync(this Town town, string path)
    {
        using var answer = await town.App.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public static async Task<string> PostAsync(
        this Town town,
        string path,
        int status,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        using var answer = await town.App.Http.PostAsync(path, form);
        Assert.Equal(status, (int)answer.StatusCode);
        await town.App.IdleAsync();
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Those asked, the first to win first.</summary>
    public static async Task<IReadOnlyList<string?>> RankedAsync(this Town town, string course) =>
        [
            .. (await town.GetAsync($"/api/inquiries?course={course}"))
                .GetProperty("items")
                .EnumerateArray()
                .OrderBy(one => one.GetProperty("rank").GetInt32())
                .Select(one => one.GetProperty("teacher").GetString()),
        ];

    public static async Task<IReadOnlyList<string?>> AskedAsync(this Town town, string course) =>
        [
            .. (await town.GetAsync($"/api/inquiries?course={course}"))
                .GetProperty("items")
                .EnumerateArray()
                .Select(one => one.GetProperty("teacher").GetString()),
        ];
}
