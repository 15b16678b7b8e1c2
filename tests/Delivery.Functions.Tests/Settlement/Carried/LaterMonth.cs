using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Carried;

/// <summary>The months after September, each from its payslips to its end.</summary>
internal static class LaterMonth
{
    /// <summary>September is paid to both teachers and closed.</summary>
    public static async Task CloseSeptemberAsync(this PayMonth month)
    {
        await month.ReachAsync("Approved");
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true), ("T2", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
    }

    /// <summary>October's list has a lesson of September's too, as one that had waited.</summary>
    public static async Task CopyToOctoberAsync(this PayMonth month, string lessonId)
    {
        var lesson = (await month.Lists.FindAsync(PayMonth.September, "A1", lessonId))!;
        await month.Lists.AddAsync(PayMonth.September.Next, lesson with { CarriedOver = true });
    }

    /// <summary>October's payslips are made; then the teachers are silent, and the run is approved.</summary>
    public static Task ApproveOctoberAsync(this PayMonth month) =>
        ApproveAsync(month, "2026-10", "2026-11-06", "2026-11-17");

    public static Task ApproveNovemberAsync(this PayMonth month) =>
        ApproveAsync(month, "2026-11", "2026-12-08", "2026-12-17");

    public static async Task PayAsync(this PayMonth month, string of, params string[] teachers)
    {
        if (teachers.Length > 0)
            await PayMonth.OkAsync(
                month.PostAsync(
                    "payout-results",
                    new { results = teachers.Select(one => new { payslipId = $"{of}-{one}", ok = true }) },
                    of
                )
            );
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync(of));
    }

    public static async Task<JsonNode> PayslipOfAsync(this PayMonth month, string payslipId) =>
        (await month.App.Http.GetFromJsonAsync<JsonNode>($"/api/payslips/{payslipId}"))!;

    public static async Task<string> TextAsync(this PayMonth month, string path) =>
        System.Net.WebUtility.HtmlDecode(await month.App.Http.GetStringAsync(path));

    /// <summary>October waits for the second person.</summary>
    public static Task AwaitApprovalOfOctoberAsync(this PayMonth month) =>
        AgreeAsync(month, "2026-10", "2026-11-06", "2026-11-17");

    private static async Task AgreeAsync(PayMonth month, string of, string made, string after)
    {
        await month.App.MoveToAsync($"{made}T09:00");
        Assert.Equal("Payroll", await month.StageAsync(of));
        await PayMonth.OkAsync(month.PostAsync("release", month: of));
        await month.App.MoveToAsync($"{after}T09:00");
    }

    private static async Task ApproveAsync(PayMonth month, string of, string made, string after)
    {
        await AgreeAsync(month, of, made, after);
        await PayMonth.OkAsync(month.ApproveAsync(of));
        await month.App.IdleAsync();
    }
}
