using Delivery.Functions.Tests.Matching;
using Xunit;
using static Delivery.Functions.Tests.Conduct.Asking;

namespace Delivery.Functions.Tests.Conduct.Supervision;

/// <summary>A visit while its lesson or its supervisor changes, and every end of its two waits.</summary>
public sealed class VisitCourseTests
{
    [Fact]
    public async Task A_moved_lesson_takes_the_visit_with_it_and_the_supervisor_is_told()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);

        await town.ApproveAsync(await town.AskAsync(Visiting.LessonOf(visit), Move("2026-09-23T14:00")));

        var told = await town.MailAsync(Visiting.Inspector, "督导的课有更改：9月23日（周三）14:00—15:30");
        Assert.Contains("这节课的时间或场地改了", told.Text, StringComparison.Ordinal);
        Assert.Contains(
            "9月23日（周三）14:00—15:30",
            await town.App.Anonymous.GetStringAsync(page),
            StringComparison.Ordinal
        );
        await town.App.MoveToAsync("2026-09-23T00:01");
        Assert.DoesNotContain(
            await town.SubjectsAsync(Visiting.Inspector),
            one => one.StartsWith("还没有收到", StringComparison.Ordinal)
        );
        await town.App.MoveToAsync("2026-09-23T17:31");
        Assert.Single(
            await town.SubjectsAsync(Visiting.Inspector),
            one => one.StartsWith("还没有收到", StringComparison.Ordinal)
        );
        await Visiting.ReportedAsync(town, page, "25");
        Assert.Contains(
            await town.SubjectsAsync("shenhe@example.cn"),
            one => one.StartsWith("督导已报告", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_supervisor_is_sent_to_the_other_venue()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);

        await town.ApproveAsync(
            await town.AskAsync(
                Visiting.LessonOf(visit),
                new
                {
                    kind = "venue",
                    venue = new { name = "清荷社区学校", address = "黄浦区清荷路9号" },
                    reason = "装修",
                }
            )
        );

        Assert.Contains(
            "清荷路9号",
            (await town.MailAsync(Visiting.Inspector, "督导的课有更改")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains("清荷社区学校", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_lesson_calls_the_visit_off()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);

        await town.ApproveAsync(await town.AskAsync(Visiting.LessonOf(visit), Cancel()));

        Assert.Contains(
            "这节课取消了",
            (await town.MailAsync(Visiting.Inspector, "不用去督导了")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains("data-arrived><b>课已取消", await town.App.Anonymous.GetStringAsync(page));
        await town.App.MoveToAsync("2026-09-23T00:01");
        Assert.DoesNotContain(
            await town.SubjectsAsync(Visiting.Inspector),
            one => one.StartsWith("还没有收到", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            await town.SubjectsAsync("shenhe@example.cn"),
            one => one.StartsWith("督导没有报告", StringComparison.Ordinal)
        );
        Assert.Contains(
            "课已取消",
            await town.App.Http.GetStringAsync($"/staff/supervision/{visit}"),
            StringComparison.Ordinal
        );
    }
}
