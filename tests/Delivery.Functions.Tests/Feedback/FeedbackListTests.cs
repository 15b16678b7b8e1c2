using System.Net;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Settlement;
using Delivery.TestKit;
using LocalFunctions.Measuring;
using Xunit;

namespace Delivery.Functions.Tests.Feedback;

/// <summary>Staff see who has reported on a month, and remind who has not.</summary>
public sealed class FeedbackListTests
{
    private const string Page = "/staff/feedback/2026-09";

    [Fact]
    public async Task Staff_see_who_has_reported_who_has_begun_who_is_silent_and_who_contradicts_the_photos()
    {
        await using var month = await PayMonth.StartAsync();
        await month.PutStreetAsync("C3", "南园街道");
        var (held, denied) = (
            await month.AddLessonAsync("A1", 1, 1),
            await month.AddLessonAsync("A1", 1, 2, media: true)
        );
        await month.AddLessonAsync("B2", 1, 1);
        await month.App.MoveToAsync("2026-10-02T09:00");
        Assert.Equal("3 0 0 2 0 0", await CountsAsync(month));

        await PayMonth.OkAsync(month.FeedbackAsync("A1", (held, true), (denied, false)));
        using var street = await month.App.SignedInAsync(CallerKind.Street, "B2");
        using (await street.PostAsync("/feedback/2026-09", Form(("act", "save"), ("comment[B2-2026-001]", "好"))))
            Assert.Equal("3 1 1 0 0 1", await CountsAsync(month));

        var contradictory = await month.App.Http.GetStringAsync($"{Page}?show=contradictory");
        Assert.Contains("1节与照片矛盾", contradictory, StringComparison.Ordinal);
        Assert.DoesNotContain("云杉镇", contradictory, StringComparison.Ordinal);
        var elsewhere = await month.App.Http.GetStringAsync($"{Page}?district={Uri.EscapeDataString("黄浦区")}");
        Assert.Contains("这里没有街镇", elsewhere, StringComparison.Ordinal);
        var csv = await month.App.Http.GetStringAsync($"{Page}.csv?show=begun");
        Assert.Contains("云杉镇,B2,徐汇区,填了一半,1,0,0,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("清荷街道", csv, StringComparison.Ordinal);
        using var file = await month.App.Http.GetAsync($"{Page}.xlsx");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);

        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        Assert.Equal("3 1 0 0 1 1", await CountsAsync(month));
        using var other = await month.App.SignedInAsync(CallerKind.Street, "A1");
        using var kept = await other.GetAsync(Page);
        Assert.Equal(HttpStatusCode.Forbidden, kept.StatusCode);
    }

    [Fact]
    public async Task Who_has_not_reported_is_reminded_once_a_day_and_every_refusal_says_why()
    {
        await using var month = await PayMonth.StartAsync();
        var lesson = await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("B2", 1, 1);
        // feedback.window-not-open, which the street reads too.
        Assert.Contains("反馈从10月1日开始填报", await RefusedAsync(month), StringComparison.Ordinal);
        await month.App.MoveToAsync("2026-10-02T09:00");
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (lesson, true)));

        using (var reminded = await RemindAsync(month))
            Assert.Equal(HttpStatusCode.SeeOther, reminded.StatusCode);
        await month.App.IdleAsync();
        Assert.Equal(1, await month.MailsAsync("B2@street.example.cn", "还没有收到2026年9月反馈"));
        Assert.Equal(0, await month.MailsAsync("A1@street.example.cn", "还没有收到"));
        Assert.Contains("明天可以再提醒", await month.App.Http.GetStringAsync(Page), StringComparison.Ordinal);

        const string again = "今天已经提醒过1个街镇，同一天不再提醒，请明天再来"; // feedback.reminded
        Assert.Contains(again, await RefusedAsync(month), StringComparison.Ordinal);
        Assert.Equal(1, await month.MailsAsync("B2@street.example.cn", "还没有收到2026年9月反馈"));

        // The last day: staff's reminder and the one by itself are one.
        await month.App.MoveToAsync("2026-10-09T10:00");
        Assert.Equal(2, await month.MailsAsync("B2@street.example.cn", "还没有收到2026年9月反馈"));
        using (await RemindAsync(month))
            await month.App.IdleAsync();
        Assert.Equal(2, await month.MailsAsync("B2@street.example.cn", "还没有收到2026年9月反馈"));

        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        Assert.Contains("反馈已于10月9日截止", await RefusedAsync(month), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_all_have_reported_nobody_is_reminded()
    {
        await using var month = await PayMonth.StartAsync();
        var lesson = await month.AddLessonAsync("A1", 1, 1);
        await month.App.MoveToAsync("2026-10-02T09:00");
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (lesson, true)));

        const string nobody = "没有要提醒的街镇，有课的都交了"; // feedback.none-missing
        Assert.Contains(nobody, await RefusedAsync(month), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_asks_as_much_of_storage_for_three_streets_as_for_one()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.App.MoveToAsync("2026-10-02T09:00");
        await CountsAsync(month);
        var one = await AskedAsync(month);

        await month.PutStreetAsync("C3", "南园街道");
        await month.AddLessonAsync("B2", 1, 1);
        await month.AddLessonAsync("C3", 1, 1);
        await CountsAsync(month);

        Assert.Equal(one, await AskedAsync(month));
    }

    private static async Task<long> AskedAsync(PayMonth month)
    {
        var before = Requests();
        await CountsAsync(month);
        return Requests() - before;

        long Requests() =>
            month
                .App.Host.Tally.All.Where(one => one.Kind == WorkKind.Http && one.Name == "ShowFeedbackList")
                .Sum(one => one.Work.Requests);
    }

    // Of all, submitted, begun, silent, late and contradictory.
    private static async Task<string> CountsAsync(PayMonth month)
    {
        var page = await month.App.Http.GetStringAsync(Page);
        var nav = page[page.IndexOf("aria-label=\"按反馈的情况\"", StringComparison.Ordinal)..];
        nav = nav[..nav.IndexOf("</nav>", StringComparison.Ordinal)];
        return string.Join(
            ' ',
            nav.Split("<span class=\"num\">")
                .Skip(1)
                .Select(part => part[..part.IndexOf('<', StringComparison.Ordinal)])
        );
    }

    private static Task<HttpResponseMessage> RemindAsync(PayMonth month) =>
        month.App.Http.PostAsync($"{Page}/remind", Form(("formKey", Guid.NewGuid().ToString("N"))));

    private static async Task<string> RefusedAsync(PayMonth month)
    {
        using var refused = await RemindAsync(month);
        Assert.Equal(422, (int)refused.StatusCode);
        return await refused.Content.ReadAsStringAsync();
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
