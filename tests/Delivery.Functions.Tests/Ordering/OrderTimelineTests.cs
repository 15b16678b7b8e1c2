using System.Net;
using Delivery.Functions.Tests.Conduct;
using Delivery.Functions.Tests.Matching;
using Xunit;
using static Delivery.Functions.Tests.Conduct.Asking;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>What an order's page tells of its whole life, to its street and to staff.</summary>
public sealed class OrderTimelineTests
{
    [Fact]
    public async Task The_page_tells_who_did_what_when_from_the_filing_to_the_feedback_and_what_comes_next()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var order = await ReturnedAndFiledAgainAsync(town);
        await town.App.MoveToAsync("2026-09-01T09:00");
        await town.AnswerAsync(order, "T02", "decline", new { reason = "腿伤未愈" });
        await town.App.MoveToAsync("2026-09-01T10:00");
        await town.AnswerAsync(order, "T01", "accept");
        var link = Town.PathIn(await town.MailAsync(Town.MailOf("T01"), "课程定给您了"), "confirmations");
        using var acknowledged = await town.PostFormAsync(link);
        await town.ApproveAsync(await town.AskAsync($"{order}-02", Move("2026-09-29T14:00")));
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        await town.RejectAsync(
            await town.AskAsync($"{order}-01", Move("2026-09-22T14:00", "家里老人住院"), teacher),
            "请先找人代课"
        );
        await town.PutAsync(
            $"/api/courses/{order}/preparation",
            new { venueConfirmed = true, announcementPosted = true }
        );
        await town.App.MoveToAsync("2026-09-22T12:00");
        await town.PutAsync($"/api/lessons/{order}-01/attendance", new { headcount = 28 });

        var street = await LifeAsync(town, $"/orders/{order}", await town.StreetCookieAsync(Town.Street));
        AssertInOrder(
            street,
            "提交订单，待审核",
            "已退回待补充",
            "请说明音响\n场地：有没有镜子",
            "重新提交，待审核",
            "审核通过",
            "问询2位老师",
            "一位老师谢绝问询",
            "已安排教师",
            "签收确认单",
            "王T01",
            "申请更改，第2节：这一节改时间",
            "更改已同意，第2节：这一节改时间",
            "日历已更新",
            "确认场地",
            "第1节上课，到课28人",
            "接下来",
            "2026年9月29日 14:00"
        );
        var staff = WebUtility.HtmlDecode(await town.App.Http.GetStringAsync($"/staff/orders/{order}"));
        foreach (var theirs in new[] { "腿伤未愈", "家里老人住院", "请先找人代课" })
        {
            Assert.DoesNotContain(theirs, street, StringComparison.Ordinal);
            Assert.Contains(theirs, staff, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Silence_is_told_at_the_end_of_the_wait()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var order = await town.CourseAsync();
        await town.App.MoveToAsync("2026-09-08T09:00");

        AssertInOrder(
            await LifeAsync(town, $"/orders/{order}", await town.StreetCookieAsync(Town.Street)),
            "问询1位老师",
            "一位老师逾期没有答复"
        );
    }

    [Fact]
    public async Task The_months_feedback_and_the_day_of_pay_stand_there_at_few_reads()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var order = await town.ConfirmedCourseAsync();
        await town.App.MoveToAsync("2026-10-02T09:00");
        var cookie = await town.StreetCookieAsync(Town.Street);
        var waiting = await LifeAsync(town, $"/orders/{order}", cookie);
        AssertInOrder(waiting, "第2节时间已过，还没有填人数", "接下来", "2026年10月9日 24:00");
        await town.PutAsync(
            $"/api/feedback/2026-09/{Town.Street}",
            new
            {
                lessons = new[] { "01", "02" }.Select(number => new
                {
                    lessonId = $"{order}-{number}",
                    delivered = true,
                    headcount = 25,
                    ratings = new
                    {
                        teaching = 5,
                        punctuality = 5,
                        organisation = 5,
                    },
                }),
            }
        );
        await town.App.IdleAsync();
        var before = Requests(town);

        AssertInOrder(await LifeAsync(town, $"/orders/{order}", cookie), "提交9月反馈", "接下来");

        Assert.True(Requests(town) - before <= 11, $"{Requests(town) - before} requests");
    }

    private static long Requests(Town town) =>
        town.App.Host.Tally.All.Where(one => one.Name == "OrderPage").Sum(one => one.Work.Requests);

    private static async Task<string> ReturnedAndFiledAgainAsync(Town town)
    {
        var order = await town.FileAsync();
        await town.SendAsync(
            $"/api/orders/{order}/decision",
            new
            {
                decision = "return",
                comment = "请说明音响",
                questions = new[] { new { field = "venue", text = "有没有镜子" } },
            }
        );
        await town.App.IdleAsync();
        await town.PutAsync($"/api/orders/{order}", town.OrderBody());
        await town.SendAsync($"/api/orders/{order}/decision", new { decision = "approve", comment = "" });
        await town.App.IdleAsync();
        return order;
    }

    private static async Task<string> LifeAsync(Town town, string path, string cookie)
    {
        using var client = town.ClientWith(cookie);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(path));
        return page[page.IndexOf("<h2>经过</h2>", StringComparison.Ordinal)..];
    }

    private static void AssertInOrder(string text, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"“{part}” does not follow in\n{text}");
            at = found + part.Length;
        }
    }
}
