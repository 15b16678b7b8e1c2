using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Carried;

/// <summary>What a month leaves as it is closed: nothing is lost, nothing is decided twice, and no street is asked again.</summary>
public sealed class ClosedMonthTests
{
    private static readonly Month October = PayMonth.September.Next;

    [Fact]
    public async Task What_came_into_the_list_since_the_release_waits_in_the_next_month()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Approved");
        var late = await month.AddLessonAsync("A1", 1, 2);

        await CloseAsync(month);

        var waiting = Assert.Single(await month.Lists.OfMonthAsync(October));
        Assert.Equal((late, true, null), (waiting.LessonId, waiting.CarriedOver, waiting.PaidIn));
    }

    [Fact]
    public async Task What_stands_in_a_later_month_is_not_settled_unpaid_by_an_earlier_one()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Approved");
        var standing = await month.AddLessonAsync("A1", 1, 2);
        await month.CopyToOctoberAsync(standing);
        await month.Lists.NoteAsync(PayMonth.September, "A1", standing, one => one with { DecidedByStaff = false });

        await CloseAsync(month);

        Assert.Null((await month.Lists.FindAsync(PayMonth.September, "A1", standing))!.PaidIn);
        Assert.Null((await month.Lists.FindAsync(October, "A1", standing))!.PaidIn);
    }

    [Fact]
    public async Task No_street_is_asked_for_what_an_earlier_month_has_paid()
    {
        await using var month = await PayMonth.StartAsync();
        var paid = await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("B2", 1, 1, "T2", month: 10);
        await month.ReachAsync("Approved");
        await month.CopyToOctoberAsync(paid);

        await CloseAsync(month);
        await month.App.MoveToAsync("2026-11-02T09:00");

        Assert.Equal(PayMonth.September, (await month.Lists.FindAsync(October, "A1", paid))!.PaidIn);
        Assert.Equal(1, await month.MailsAsync("B2@", "2026年10月"));
        Assert.Equal(0, await month.MailsAsync("A1@", "2026年10月"));
        var due = (await month.App.Http.GetFromJsonAsync<JsonNode>("/api/feedback/2026-10/A1"))!["due"]!;
        Assert.Empty(due.AsArray());
        // Its form was open before, and what it says of the lesson is taken all the same.
        await PayMonth.OkAsync(month.FeedbackOfAsync("2026-10", "A1", (paid, true)));
        await PayMonth.OkAsync(month.FeedbackOfAsync("2026-10", "A1"));
    }

    private static async Task CloseAsync(PayMonth month)
    {
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
    }
}
