using Delivery.Functions.Tests.Matching;
using Xunit;
using static Delivery.Functions.Tests.Teaching.Filming.FilmTown;

namespace Delivery.Functions.Tests.Teaching.Filming;

/// <summary>A film crew's two answers, each with its yes, its no and its silence.</summary>
public sealed class FilmingTests
{
    [Fact]
    public async Task A_crew_is_asked_and_once_it_comes_street_and_teacher_are_told()
    {
        var (town, _, filming) = await BookedAsync();
        await using var _2 = town;
        var asked = await town.MailAsync(Crew, "能否来拍：清荷街道太极拳");
        Assert.Contains("清荷文体中心（黄浦区清荷路1号）", asked.Text, StringComparison.Ordinal);
        Assert.Contains("9月21日（周一）09:30—11:00", asked.Text, StringComparison.Ordinal);
        Assert.Contains("周二 13900005678", asked.Text, StringComparison.Ordinal);
        Assert.Contains("全年回顾片", asked.Text, StringComparison.Ordinal);
        Assert.Contains("征得本人同意", asked.Text, StringComparison.Ordinal);
        Assert.Contains("9月4日（周五）08:00 前答复", asked.Text, StringComparison.Ordinal);
        await town.HasNoMailAsync(Street, "拍摄");
        await town.HasNoMailAsync(Town.MailOf("T01"), "拍摄");
        var page = await town.CrewPageAsync();
        Assert.Contains("会来拍", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Equal("Booked", await town.StateAsync(filming));

        await town.AnswerAsync(page, "confirm");

        Assert.Equal("Confirmed", await town.StateAsync(filming));
        await town.HasMailAsync(Crew, "拍摄说定了");
        foreach (var host in new[] { Street, Town.MailOf("T01") })
        {
            var told = await town.MailAsync(host, "有拍摄组来：清荷街道太极拳");
            Assert.Contains("晨光影像 13600002222", told.Text, StringComparison.Ordinal);
            Assert.Contains("请事先告诉学员", told.Text, StringComparison.Ordinal);
        }

        await town.App.MoveToAsync("2026-09-10T08:00");
        await town.HasNoMailAsync(Crew, "还没有收到答复");
        await town.HasNoMailAsync(Staff, "拍摄组");
    }

    [Fact]
    public async Task A_crew_that_cannot_come_says_why_and_another_is_booked()
    {
        var (town, lesson, filming) = await BookedAsync();
        await using var _ = town;
        var page = await town.CrewPageAsync();
        await town.CrewRefusedAsync(page, "decline", "请写明为什么来不了");

        await town.AnswerAsync(page, "decline", ("reason", "那天另有安排"));

        Assert.Equal("Declined", await town.StateAsync(filming));
        var told = await town.MailAsync(Staff, "拍摄组来不了");
        Assert.Contains("那天另有安排", told.Text, StringComparison.Ordinal);
        await town.HasNoMailAsync(Street, "拍摄");
        await town.CrewRefusedAsync(page, "confirm", "这次拍摄来不了");
        var second = await town.BookAsync(lesson, "another@example.com");
        Assert.EndsWith("-F02", second, StringComparison.Ordinal);
        await town.HasMailAsync("another@example.com", "能否来拍");
    }

    [Fact]
    public async Task A_silent_crew_is_reminded_staff_are_told_and_it_lapses_when_the_lesson_begins()
    {
        var (town, lesson, filming) = await BookedAsync();
        await using var _ = town;
        var page = await town.CrewPageAsync();
        await town.App.MoveToAsync("2026-09-02T19:55");
        await town.HasNoMailAsync(Crew, "还没有收到答复");
        await town.App.MoveToAsync("2026-09-02T20:05");
        await town.HasMailAsync(Crew, "还没有收到答复，能否来拍");
        await town.HasNoMailAsync(Staff, "没有答复");
        await town.App.MoveToAsync("2026-09-04T08:05");
        await town.HasMailAsync(Staff, "拍摄组没有答复");
        Assert.Equal("Booked", await town.StateAsync(filming));

        await town.App.MoveToAsync("2026-09-21T09:35");

        var lapsed = await town.FilmingAsync(filming);
        Assert.Equal("Cancelled", lapsed.GetProperty("state").GetString());
        Assert.Equal("到上课时还没有答复", lapsed.GetProperty("reason").GetString());
        await town.HasMailAsync(Crew, "拍摄取消");
        await town.HasNoMailAsync(Street, "拍摄");
        await town.CrewRefusedAsync(page, "confirm", "这节课已经开始");
        Assert.Contains("请不要来", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);
        Assert.StartsWith("422 filming.past 这节课已经开始", await town.RefusalAsync("/api/filming", Body(lesson)));
    }

    [Fact]
    public async Task The_day_after_the_film_is_asked_for_and_its_address_is_checked()
    {
        var (town, _, filming) = await ConfirmedAsync();
        await using var _2 = town;
        var page = await town.CrewPageAsync();
        await town.CrewRefusedAsync(page, "film", "课还没有上完", ("film", "https://film.example.com/1"));
        await town.App.MoveToAsync("2026-09-22T09:05");
        var due = await town.MailAsync(Crew, "请交影片");
        Assert.Contains("9月28日（周一）24:00 前交", due.Text, StringComparison.Ordinal);
        page = await town.CrewPageAsync();
        foreach (var wrong in new[] { "", "我发到群里了", "http://film.example.com/1", "https://localhost/1" })
            await town.CrewRefusedAsync(page, "film", "请填影片的网址", ("film", wrong));

        await town.AnswerAsync(page, "film", ("film", "https://film.example.com/v/42"));

        var done = await town.FilmingAsync(filming);
        Assert.Equal("Done", done.GetProperty("state").GetString());
        Assert.Equal("https://film.example.com/v/42", done.GetProperty("film").GetString());
        var told = await town.MailAsync(Staff, "影片收到了");
        Assert.Contains("https://film.example.com/v/42", told.Text, StringComparison.Ordinal);
        Assert.Contains("影片已收到", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-10-01T08:00");
        await town.HasNoMailAsync(Crew, "还没有收到影片");
        await town.HasNoMailAsync(Staff, "影片没有收到");
    }

    [Fact]
    public async Task A_crew_that_did_not_film_says_why()
    {
        var (town, _, filming) = await ConfirmedAsync();
        await using var _2 = town;
        await town.App.MoveToAsync("2026-09-22T09:05");
        var page = await town.CrewPageAsync();
        await town.CrewRefusedAsync(page, "none", "请写明为什么没有拍");

        await town.AnswerAsync(page, "none", ("reason", "学员都不愿出镜"));

        Assert.Equal("Done", await town.StateAsync(filming));
        var told = await town.MailAsync(Staff, "没有拍成");
        Assert.Contains("学员都不愿出镜", told.Text, StringComparison.Ordinal);
        Assert.Contains(
            "没有影片",
            await town.App.Http.GetStringAsync($"/staff/filming/{filming}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_missing_film_is_reminded_of_and_told_to_staff_and_late_it_is_still_taken()
    {
        var (town, _, filming) = await ConfirmedAsync();
        await using var _2 = town;
        await town.App.MoveToAsync("2026-09-25T09:05");
        await town.HasMailAsync(Crew, "还没有收到影片");
        await town.HasNoMailAsync(Staff, "影片没有收到");
        await town.App.MoveToAsync("2026-09-29T00:05");
        await town.HasMailAsync(Staff, "影片没有收到");

        await town.AnswerAsync(await town.CrewPageAsync(), "film", ("film", "https://film.example.com/v/42"));

        Assert.Equal("Done", await town.StateAsync(filming));
        await town.HasMailAsync(Staff, "影片收到了");
    }

    [Fact]
    public async Task A_film_that_never_comes_is_given_up_when_the_link_ends()
    {
        var (town, _, filming) = await ConfirmedAsync();
        await using var _2 = town;
        var page = await town.CrewPageAsync();

        await town.App.MoveToAsync("2026-10-19T00:05");

        var done = await town.FilmingAsync(filming);
        Assert.Equal("Done", done.GetProperty("state").GetString());
        Assert.Equal("一直没有收到影片", done.GetProperty("reason").GetString());
        await town.HasMailAsync(Staff, "没有拍成");
        using var gone = await town.App.Anonymous.GetAsync(page);
        Assert.Equal(410, (int)gone.StatusCode);
        using var forged = await town.App.Anonymous.GetAsync("/filming/forged");
        Assert.Equal(404, (int)forged.StatusCode);
    }
}
