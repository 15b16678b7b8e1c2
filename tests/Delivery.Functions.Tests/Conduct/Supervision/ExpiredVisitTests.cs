using System.Net.Http.Json;
using Azure.Storage.Blobs.Models;
using Delivery.Functions.Conduct.Supervision;
using Delivery.Functions.People.Erasure;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web.Photos;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Conduct.Supervision;

/// <summary>What a visit leaves of people goes in time, and at once when a supervisor asks for it.</summary>
public sealed class ExpiredVisitTests
{
    private static readonly DateOnly Day = new(2026, 9, 21);

    [Fact]
    public async Task Photos_and_names_go_with_their_day_and_what_was_found_stays()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var id = await ReportedAsync(town);
        var expired = town.App.Services.GetRequiredService<ExpiredVisits>();
        var durable = town.App.Services.GetRequiredService<DurableTaskClient>();

        Assert.Equal(0, await expired.Photos.DeleteAsync(Day.AddDays(1), durable));
        Assert.Equal(0, await expired.Supervisors.DeleteAsync(Day.AddDays(-1), durable));
        Assert.Equal(2, (await FilesAsync(town)).Count);
        Assert.Equal(1, await expired.Photos.DeleteAsync(Day, durable));
        Assert.Equal(1, await expired.Supervisors.DeleteAsync(Day, durable));
        Assert.Equal(0, await expired.Photos.DeleteAsync(Day, durable));
        Assert.Equal(0, await expired.Supervisors.DeleteAsync(Day, durable));

        Assert.Empty(await FilesAsync(town));
        var visit = (await VisitAsync(town, id))!;
        Assert.Empty(visit.Report!.Photos);
        Assert.All(visit.Sent, one => Assert.Equal(Supervisor.Forgotten, one));
        var page = await town.App.Http.GetStringAsync($"/staff/supervision/{id}");
        Assert.Contains("督导时到场12人，少于20人", page, StringComparison.Ordinal);
        Assert.DoesNotContain("孙七", page, StringComparison.Ordinal);
        var kept = await town.App.Http.GetStringAsync("/staff/retention");
        Assert.Contains("督导的照片", kept, StringComparison.Ordinal);
        Assert.Contains("督导员的姓名和邮箱", kept, StringComparison.Ordinal);
        Assert.Contains("配送新闻的照片", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_is_erased_once_nothing_is_waited_for_from_them()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (id, page) = await Visiting.SentAsync(town);
        Assert.StartsWith("422 erase.visiting 此人还有1次督导没有结束", await EraseAsync(town, Visiting.Inspector));
        Assert.StartsWith("404 erase.unknown", await EraseAsync(town, "nobody@example.com"));
        await town.App.MoveToAsync("2026-09-21T11:30");
        await Visiting.ReportedAsync(town, page, "26");

        Assert.Equal("201", await EraseAsync(town, Visiting.Inspector.ToUpperInvariant()));
        await town.App.IdleAsync();

        var visit = (await VisitAsync(town, id))!;
        Assert.Equal(Erasee.Gone, visit.Supervisor!.Email);
        var words = await town.App.Http.GetStringAsync($"/staff/supervision/{id}");
        Assert.DoesNotContain("孙七", words, StringComparison.Ordinal);
        Assert.Equal(26, visit.Report!.Headcount);
        Assert.StartsWith("404 erase.unknown", await EraseAsync(town, Visiting.Inspector));
    }

    private static async Task<string> ReportedAsync(Town town)
    {
        var (visit, page) = await Visiting.SentAsync(town);
        await town.App.MoveToAsync("2026-09-21T09:45");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("report-1"), "formKey" },
            { new StringContent("report"), "act" },
            { new StringContent("yes"), "startedOnTime" },
            { new StringContent("yes"), "teacherIsRight" },
            { new StringContent("yes"), "venueFits" },
            { new StringContent("12"), "headcount" },
            { new ByteArrayContent(Pictures.HeldUpright()), "photos", "IMG_0001.jpg" },
        };
        using var reported = await town.App.Http.PostAsync(page, form);
        Assert.Equal(303, (int)reported.StatusCode);
        await town.App.IdleAsync();
        return visit;
    }

    private static async Task<string> EraseAsync(Town town, string email)
    {
        using var answer = await town.App.Http.PostAsJsonAsync(
            $"/api/people/supervisor/{Uri.EscapeDataString(email)}/erase",
            new { reason = "本人书面申请" }
        );
        if (answer.IsSuccessStatusCode)
            return $"{(int)answer.StatusCode}";
        var problem = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        return $"{(int)answer.StatusCode} {problem.GetProperty("code")} {problem.GetProperty("detail")}";
    }

    private static async Task<Visit?> VisitAsync(Town town, string id) =>
        (await town.App.Services.GetRequiredService<LessonVisits>().FindAsync(id))?.Value;

    private static async Task<List<string>> FilesAsync(Town town) =>
        await town
            .App.Services.GetRequiredService<DeliveryBlobs>()
            .Media.GetBlobsAsync(BlobTraits.None, BlobStates.None, "visits/", CancellationToken.None)
            .Select(blob => blob.Name)
            .ToListAsync();
}
