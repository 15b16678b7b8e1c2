using System.Net;
using Delivery.Functions.Tests.Feedback.News;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.People.Succession;
using Xunit;

namespace Delivery.Functions.Tests.People.Training;

/// <summary>An announced training is moved or called off, and who was invited is told; who is invited, and counts as untrained.</summary>
public sealed class TrainingChangeTests
{
    private const string Page = "/staff/trainings/2026-1";
    private const string Street = "zhou@example.cn";

    [Fact]
    public async Task A_training_that_is_moved_is_told_to_all_and_reminders_and_todos_follow()
    {
        await using var town = await AnnouncedAsync();
        Assert.Contains("2026-09-21", await town.App.Http.GetStringAsync(Page), StringComparison.Ordinal);

        await PostAsync(town, Moved("2026-09-28", "2026-09-25"));

        var told = await town.MailAsync(Street, "培训有变动：配送工作培训，9月28日 周一");
        Assert.Contains("市体育宫", told.Text, StringComparison.Ordinal);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains("9月25日", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        // The former reminder's day passes in silence.
        await town.App.MoveToAsync("2026-09-18T09:01");
        Assert.DoesNotContain("还没有收到回复：配送工作培训", await town.SubjectsAsync(Street));
        await town.App.MoveToAsync("2026-09-20T00:01");
        Assert.DoesNotContain(
            await town.SubjectsAsync("shenhe@example.cn"),
            one => one.StartsWith("配送工作培训：", StringComparison.Ordinal)
        );
        await town.App.MoveToAsync("2026-09-24T09:01");
        Assert.Single(await town.SubjectsAsync(Street), "还没有收到回复：配送工作培训");
        // The session of the first of the month has ended.
        using var again = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        using var answered = await again.PostAsync(
            "/street/trainings/2026-1",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["formKey"] = "a1",
                    ["answer"] = "coming",
                    ["people"] = "周二",
                }
            )
        );
        await town.App.MoveToAsync("2026-09-27T09:01");
        Assert.Single(await town.SubjectsAsync(Street), "提醒：明天培训 配送工作培训");
        Assert.Single(
            await town.SubjectsAsync("shenhe@example.cn"),
            one => one.StartsWith("配送工作培训：1个街镇1人来", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_training_that_is_called_off_is_told_with_the_reason_and_nothing_is_waited_for()
    {
        await using var town = await AnnouncedAsync();
        using var silent = await NewsTown.PostAsync(town, Page, ("act", "call-off"), ("reason", ""));
        Assert.Equal(422, (int)silent.StatusCode);

        await PostAsync(town, ("act", "call-off"), ("reason", "场馆停电检修"));

        var told = await town.MailAsync(Street, "培训取消：配送工作培训");
        Assert.Contains("场馆停电检修", told.Text, StringComparison.Ordinal);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.DoesNotContain("回复培训邀请", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        var own = await street.GetStringAsync("/street/trainings/2026-1");
        Assert.Contains("这次培训取消了", own, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"answer\"", own, StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-22T09:00");
        Assert.DoesNotContain("还没有收到回复：配送工作培训", await town.SubjectsAsync(Street));
        Assert.Contains("已取消", await town.App.Http.GetStringAsync("/staff/trainings"), StringComparison.Ordinal);
        using var again = await NewsTown.PostAsync(town, Page, ("act", "call-off"), ("reason", "再取消一次"));
        Assert.Contains(
            "这次培训已经取消",
            await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_change_that_does_not_fit_is_refused_beside_its_field_with_what_was_typed()
    {
        await using var town = await AnnouncedAsync();

        Assert.Contains("培训的时间已过，请改正", await RefusedAsync(town, Moved("2026-08-28", "2026-08-25")));
        Assert.Contains("只能改到2026年内", await RefusedAsync(town, Moved("2027-01-28", "2027-01-25")));
        Assert.Contains(
            "没有要通知街镇的改动",
            await RefusedAsync(town, Plan("2026-09-21", "2026-09-18", "市社区体育协会"))
        );
        await town.App.MoveToAsync("2026-09-21T14:01");
        Assert.Contains("培训已经开始，不能再改期或取消", await RefusedAsync(town, Moved("2026-09-28", "2026-09-25")));
    }

    [Fact]
    public async Task A_suspended_street_is_invited_and_of_a_merged_one_who_was_trained_counts_for_the_other()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await town.SendAsync($"/api/streets/{Town.Street}/suspension", new { reason = "虚报人数" });
        await town.App.IdleAsync();
        await AnnounceAsync(town);
        Assert.Contains(
            await town.SubjectsAsync(Street),
            one => one.StartsWith("请参加培训：配送工作培训", StringComparison.Ordinal)
        );
        Assert.Contains("清荷街道", await UntrainedAsync(town), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-21T16:30");
        await town.PutAsync(
            "/api/trainings/2026-1/attendance",
            new { streets = new[] { new { street = Town.Street, people = new[] { "周二" } } } }
        );
        // A street is merged once nothing is open against it.
        await town.SendAsync($"/api/streets/{Town.Street}/reinstate", new { comment = "认可" });
        await town.App.IdleAsync();
        await Neighbours.MergeAsync(town);

        Assert.DoesNotContain("云杉街道", await UntrainedAsync(town), StringComparison.Ordinal);
        Assert.DoesNotContain("清荷街道", await UntrainedAsync(town), StringComparison.Ordinal);
    }

    private static Task<string> UntrainedAsync(Town town) => town.App.Http.GetStringAsync("/staff/trainings");

    private static async Task<Town> AnnouncedAsync()
    {
        var town = await Town.StartAsync(teachers: 0);
        await AnnounceAsync(town);
        return town;
    }

    private static async Task AnnounceAsync(Town town)
    {
        using var announced = await NewsTown.PostAsync(
            town,
            "/staff/trainings",
            Plan("2026-09-21", "2026-09-18", "市社区体育协会")
        );
        Assert.Equal(HttpStatusCode.SeeOther, announced.StatusCode);
        await town.App.IdleAsync();
    }

    private static (string, string)[] Moved(string day, string answerBy) => Plan(day, answerBy, "市体育宫");

    private static (string, string)[] Plan(string day, string answerBy, string place) =>
        [
            ("act", "move"),
            ("title", "配送工作培训"),
            ("start", day),
            ("startTime", "14:00"),
            ("minutes", "120"),
            ("place", place),
            ("address", "测试路1号"),
            ("answerBy", answerBy),
        ];

    private static async Task PostAsync(Town town, params (string, string)[] fields)
    {
        using var taken = await NewsTown.PostAsync(town, Page, fields);
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        await town.App.IdleAsync();
    }

    private static async Task<string> RefusedAsync(Town town, (string, string)[] fields)
    {
        using var refused = await NewsTown.PostAsync(town, Page, fields);
        Assert.Equal(422, (int)refused.StatusCode);
        return await refused.Content.ReadAsStringAsync();
    }
}
