using Delivery.Functions.Tests.Conduct;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Workflow.Retention;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Conduct.Asking;
using static Delivery.Functions.Tests.Teaching.Filming.FilmTown;

namespace Delivery.Functions.Tests.Teaching.Filming;

/// <summary>What becomes of a film crew when its lesson moves or is off, when staff call it off, or when it drops out.</summary>
public sealed class FilmingChangeTests
{
    [Fact]
    public async Task A_crew_that_has_not_answered_is_asked_anew_for_the_lessons_new_time()
    {
        var (town, lesson, filming) = await BookedAsync();
        await using var _ = town;
        await town.App.MoveToAsync("2026-09-03T10:00");

        await town.ApproveAsync(await town.AskAsync(lesson, Move("2026-10-12T14:00")));

        var asked = await town.MailAsync(Crew, "时间或地点有变，还能来拍吗");
        Assert.Contains("10月12日（周一）14:00—15:30", asked.Text, StringComparison.Ordinal);
        Assert.Contains("9月6日（周日）10:00 前答复", asked.Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(town, "2026-09"));
        Assert.Equal(1, await CountAsync(town, "2026-10"));
        await town.AnswerAsync(await town.CrewPageAsync(), "confirm");
        Assert.Contains(
            "10月12日（周一）14:00—15:30",
            (await town.MailAsync(Street, "有拍摄组来")).Text,
            StringComparison.Ordinal
        );
        // Nothing is asked for on the day after the old time.
        await town.App.MoveToAsync("2026-09-22T09:05");
        await town.HasNoMailAsync(Crew, "请交影片");
        await town.App.MoveToAsync("2026-10-13T09:05");
        await town.HasMailAsync(Crew, "请交影片");
        Assert.Equal("Confirmed", await town.StateAsync(filming));
    }

    [Fact]
    public async Task When_an_agreed_lesson_moves_crew_street_and_teacher_learn_where_it_is_filmed_now()
    {
        var (town, lesson, filming) = await ConfirmedAsync();
        await using var _ = town;

        await town.ApproveAsync(
            await town.AskAsync(
                lesson,
                new
                {
                    kind = "venue",
                    reason = "场地停电",
                    venue = new { name = "社区学校", address = "黄浦区测试路9号" },
                }
            )
        );

        foreach (
            var (to, subject) in new[]
            {
                (Crew, "拍摄的时间或地点有变"),
                (Street, "拍摄跟着课改了"),
                (Town.MailOf("T01"), "拍摄跟着课改了"),
            }
        )
            Assert.Contains(
                "社区学校（黄浦区测试路9号）",
                (await town.MailAsync(to, subject)).Text,
                StringComparison.Ordinal
            );
        Assert.Contains(
            "社区学校",
            await town.App.Anonymous.GetStringAsync(await town.CrewPageAsync()),
            StringComparison.Ordinal
        );
        Assert.Equal("Confirmed", await town.StateAsync(filming));
    }

    [Fact]
    public async Task A_cancelled_lesson_calls_its_crew_off()
    {
        var (town, lesson, filming) = await ConfirmedAsync();
        await using var _ = town;

        await town.ApproveAsync(await town.AskAsync(lesson, Cancel()));

        Assert.Equal("Cancelled", await town.StateAsync(filming));
        Assert.Contains("这节课取消了", (await town.MailAsync(Crew, "拍摄取消")).Text, StringComparison.Ordinal);
        await town.HasMailAsync(Street, "拍摄组不来了");
        await town.HasMailAsync(Town.MailOf("T01"), "拍摄组不来了");
        Assert.StartsWith(
            "422 filming.lesson-off 这节课已经取消",
            await town.RefusalAsync("/api/filming", Body(lesson))
        );
    }

    [Fact]
    public async Task Staff_call_a_crew_off_with_a_reason_that_it_reads()
    {
        var (town, _, filming) = await ConfirmedAsync();
        await using var _2 = town;
        var path = $"/api/filming/{filming}/cancel";
        Assert.StartsWith("422 filming.reason 请写明为什么取消", await town.RefusalAsync(path, new { reason = "" }));

        var off = await town.SendAsync(path, new { reason = "改拍另一门课" });

        Assert.Equal("Cancelled", off.GetProperty("state").GetString());
        Assert.Contains("改拍另一门课", (await town.MailAsync(Crew, "拍摄取消")).Text, StringComparison.Ordinal);
        await town.HasMailAsync(Street, "拍摄组不来了");
        Assert.StartsWith(
            "409 filming.stage 这次拍摄已取消",
            await town.RefusalAsync(path, new { reason = "再取消一次" })
        );
        Assert.StartsWith(
            "404 filming.unknown",
            await town.RefusalAsync("/api/filming/x/cancel", new { reason = "改拍另一门课" })
        );
    }

    [Fact]
    public async Task A_crew_that_drops_out_is_taken_back_from_street_and_teacher()
    {
        var (town, _, filming) = await ConfirmedAsync();
        await using var _2 = town;

        await town.AnswerAsync(await town.CrewPageAsync(), "decline", ("reason", "设备坏了"));

        Assert.Equal("Declined", await town.StateAsync(filming));
        await town.HasMailAsync(Staff, "拍摄组来不了");
        Assert.Contains("设备坏了", (await town.MailAsync(Street, "拍摄组不来了")).Text, StringComparison.Ordinal);
        await town.HasMailAsync(Town.MailOf("T01"), "拍摄组不来了");
    }

    [Fact]
    public async Task The_crews_name_and_address_go_and_that_it_filmed_stays()
    {
        var (town, _, filming) = await ConfirmedAsync();
        await using var _2 = town;
        await town.App.MoveToAsync("2026-09-22T09:05");
        await town.AnswerAsync(await town.CrewPageAsync(), "film", ("film", "https://film.example.com/v/42"));
        var crews = town.App.Services.GetServices<Expiring>().Single(one => one.Name == "film-crews");

        Assert.Equal(0, await crews.DeleteAsync(new DateOnly(2026, 9, 20), null!));
        Assert.Equal(1, await crews.DeleteAsync(new DateOnly(2026, 9, 21), null!));
        Assert.Equal(0, await crews.DeleteAsync(new DateOnly(2026, 9, 21), null!));

        var left = await town.FilmingAsync(filming);
        Assert.Null(left.GetProperty("crew").GetString());
        Assert.Equal("https://film.example.com/v/42", left.GetProperty("film").GetString());
        var list = await town.GetAsync("/api/filming?month=2026-09");
        Assert.DoesNotContain("晨光影像", list.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "已按期限删除",
            await town.App.Http.GetStringAsync($"/staff/filming/{filming}"),
            StringComparison.Ordinal
        );
    }

    private static async Task<int> CountAsync(Town town, string month) =>
        (await town.GetAsync($"/api/filming?month={month}")).GetProperty("items").GetArrayLength();
}
