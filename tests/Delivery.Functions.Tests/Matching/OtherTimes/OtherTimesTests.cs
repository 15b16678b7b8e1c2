using System.Net;
using Delivery.Domain.Matching.OtherTimes;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching.DropOuts;
using Delivery.Functions.Tests.Matching.Plan;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching.OtherTimes;

/// <summary>Nobody could come at the times ordered: staff ask the street for others, and it chooses, or has none.</summary>
public sealed class OtherTimesTests
{
    private static readonly (string Name, string Value)[] Asking =
    [
        ("timesText", "周一上午老师都排满了，周二、周三下午容易请到"),
        ("timesLesson[1]", "true"),
        ("timesLesson[2]", "true"),
    ];

    private static readonly (string Name, string Value)[] Tuesdays =
    [
        ("answer", "other"),
        ("lessonDate[0]", "2026-09-22"),
        ("lessonStart[0]", "14:00"),
        ("lessonDate[1]", "2026-09-29"),
        ("lessonStart[1]", "14:00"),
    ];

    [Fact]
    public async Task Times_that_the_street_chooses_behind_the_link_are_the_orders_and_teachers_are_asked_for_them()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AskedAsync(town);
        var mail = await town.MailAsync("lin@example.cn", "请另选上课时间：太极拳（2节）");
        Assert.Contains("周二、周三下午容易请到", mail.Text, StringComparison.Ordinal);
        var path = Town.PathIn(mail, "times");
        var open = await OpenAsync(town, path);
        Assert.Contains("周二、周三下午容易请到", open, StringComparison.Ordinal);
        Assert.Equal("Unmatched", await town.StageAsync(course));

        using var answered = await town.PostFormAsync(path, [.. Tuesdays, ("comment", "下午场地也空着")]);

        Assert.Equal(303, (int)answered.StatusCode);
        Assert.Equal("Matching", await town.StageAsync(course));
        var order = await town.GetAsync($"/api/orders/{course}");
        Assert.Equal("2026-09-22T14:00:00+08:00", order.GetProperty("lessons")[0].GetProperty("start").GetString());
        var lessons = await town.App.Services.GetRequiredService<Courses>().LessonsAsync(course);
        Assert.Equal(
            [new DateTime(2026, 9, 22, 6, 0, 0), new DateTime(2026, 9, 29, 6, 0, 0)],
            lessons.Select(lesson => lesson.Value.Start.UtcDateTime)
        );
        var asked = await town.MailAsync(Town.MailOf("T01"), "想请您上课");
        Assert.Contains("9月22日（周二）14:00", asked.Text, StringComparison.Ordinal);
        Assert.Contains("新的时间已收到", await OpenAsync(town, path), StringComparison.Ordinal);

        // Who declined the times before is asked about these.
        await town.SendAsync($"/api/inquiries/{course}-2-T01/answer", new { answer = "accept" });
        Assert.Equal("Confirmed", await town.StageAsync(course));
        Assert.Equal(["2026-09-22", "2026-09-29"], await town.BookedAsync("T01"));
    }

    [Fact]
    public async Task The_street_sees_what_is_asked_among_its_things_to_do_until_it_has_answered()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AskedAsync(town);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        var home = await TextAsync(street, "/street");
        Assert.Contains("为太极拳另选时间", home, StringComparison.Ordinal);
        var order = await TextAsync(street, $"/orders/{course}");
        Assert.Contains("按现在的时间没有请到老师，请您另选时间", order, StringComparison.Ordinal);
        Assert.Contains($"href=\"/orders/{course}/times\"", order, StringComparison.Ordinal);
        Assert.Contains("请街镇另选时间", order, StringComparison.Ordinal);

        using var form = new FormUrlEncodedContent(Tuesdays.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        using var answered = await street.PostAsync($"/orders/{course}/times", form);

        Assert.Equal(303, (int)answered.StatusCode);
        Assert.Equal("Matching", await town.StageAsync(course));
        Assert.DoesNotContain("另选时间", await TextAsync(street, "/street"), StringComparison.Ordinal);
        var later = await TextAsync(street, $"/orders/{course}");
        Assert.DoesNotContain($"href=\"/orders/{course}/times\"", later, StringComparison.Ordinal);
        Assert.Contains("街镇另选了时间", later, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_other_times_goes_to_staff_who_see_it_and_what_the_street_says()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AskedAsync(town);
        Assert.Contains("已请街镇另选时间，等答复", await town.PageAsync("/staff/unmatched"), StringComparison.Ordinal);
        var path = Town.PathIn(await town.MailAsync("lin@example.cn", "请另选上课时间"), "times");

        using var answered = await town.PostFormAsync(path, ("answer", "none"), ("comment", "场地只有上午空"));

        Assert.Equal(303, (int)answered.StatusCode);
        Assert.Equal("Unmatched", await town.StageAsync(course));
        var mail = await town.MailAsync("shenhe@example.cn", "街镇没有别的时间：清荷街道");
        Assert.Contains("场地只有上午空", mail.Text, StringComparison.Ordinal);
        foreach (var page in new[] { "/staff/unmatched", $"/staff/matching/{course}" })
        {
            var seen = await town.PageAsync(page);
            Assert.Contains("街镇答复没有别的时间", seen, StringComparison.Ordinal);
            Assert.Contains("场地只有上午空", seen, StringComparison.Ordinal);
        }

        Assert.Contains("没有别的时间", await OpenAsync(town, path), StringComparison.Ordinal);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.DoesNotContain("为太极拳另选时间", await TextAsync(street, "/street"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_ends_with_the_first_lesson()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AskedAsync(town);
        var path = Town.PathIn(await town.MailAsync("lin@example.cn", "请另选上课时间"), "times");

        await town.App.MoveToAsync("2026-09-21T09:31");

        Assert.Equal("Cancelled", await town.StageAsync(course));
        Assert.Contains("不用再选了", await OpenAsync(town, path), StringComparison.Ordinal);
        using var late = await town.PostFormAsync(path, Tuesdays);
        Assert.Equal(422, (int)late.StatusCode);
        Assert.Equal("Cancelled", await town.StageAsync(course));
    }

    [Fact]
    public async Task Every_reason_against_the_times_stands_on_the_form_with_what_was_typed()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AskedAsync(town);
        var path = Town.PathIn(await town.MailAsync("lin@example.cn", "请另选上课时间"), "times");

        using var refused = await town.PostFormAsync(
            path,
            ("answer", "other"),
            ("lessonDate[0]", "2026-10-01"),
            ("lessonStart[0]", "05:00"),
            ("lessonDate[1]", "2026-12-01"),
            ("lessonStart[1]", "14:00")
        );

        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("第1节课须在06:00–22:00之间上完", page, StringComparison.Ordinal);
        Assert.Contains("第2节须与原定日期在同一季内", page, StringComparison.Ordinal);
        Assert.Contains("第1节（10月1日）在法定节假日", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-12-01\"", page, StringComparison.Ordinal);
        Assert.Equal("Unmatched", await town.StageAsync(course));
    }

    [Fact]
    public async Task A_holiday_that_is_ticked_stays_with_the_order()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AskedAsync(town);
        var path = Town.PathIn(await town.MailAsync("lin@example.cn", "请另选上课时间"), "times");

        using var answered = await town.PostFormAsync(
            path,
            ("answer", "other"),
            ("lessonDate[0]", "2026-09-22"),
            ("lessonStart[0]", "14:00"),
            ("lessonDate[1]", "2026-10-01"),
            ("lessonStart[1]", "14:00"),
            ("acceptsHolidays", "true")
        );

        Assert.Equal(303, (int)answered.StatusCode);
        Assert.Equal("Matching", await town.StageAsync(course));
        Assert.True((await town.GetAsync($"/api/orders/{course}")).GetProperty("acceptsHolidays").GetBoolean());
    }

    [Fact]
    public async Task Staff_who_ask_without_a_text_or_a_lesson_read_both_at_once_and_ask_one_after_another()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var course = await town.CourseAsync();
        var path = $"/staff/courses/{course}/ask-times";

        var refused = await town.PostAsync(path, 422, ("timesText", ""));
        Assert.Contains("请写明想请街镇怎样改时间", refused, StringComparison.Ordinal);
        Assert.Contains("请勾选要另选时间的课", refused, StringComparison.Ordinal);

        await town.PostAsync($"/staff/matching/{course}/ask-times", 303, Asking);
        var again = await town.PostAsync(path, 422, Asking);
        Assert.Contains("还没有答复", again, StringComparison.Ordinal);
        Assert.Single(await town.SubjectsAsync("lin@example.cn"), IsQuestion);
    }

    [Fact]
    public async Task While_teachers_are_asked_again_the_street_need_not_choose_and_may_afterwards()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AskedAsync(town);
        var path = Town.PathIn(await town.MailAsync("lin@example.cn", "请另选上课时间"), "times");
        await town.PostAsync($"/staff/matching/{course}/ask", 303, ("ask[T01]", "true"));
        Assert.Equal("Matching", await town.StageAsync(course));

        Assert.Contains("正在再问老师", await OpenAsync(town, path), StringComparison.Ordinal);
        using var early = await town.PostFormAsync(path, Tuesdays);
        Assert.Equal(422, (int)early.StatusCode);
        await town.SendAsync($"/api/inquiries/{course}-2-T01/answer", new { answer = "decline", reason = "还是不行" });
        Assert.Equal("Unmatched", await town.StageAsync(course));

        using var answered = await town.PostFormAsync(path, Tuesdays);
        Assert.Equal(303, (int)answered.StatusCode);
        Assert.Equal("Matching", await town.StageAsync(course));
    }

    [Fact]
    public async Task A_course_that_had_a_teacher_keeps_its_times()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        await town.DropOutAsync(course);
        Assert.Equal("Unmatched", await town.StageAsync(course));

        var refused = await town.PostAsync($"/staff/courses/{course}/ask-times", 422, Asking);

        Assert.Contains("这门课已经开班，时间不能再改", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("请街镇另选时间…", await town.PageAsync("/staff/unmatched"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_street_and_matchers_has_a_part_in_it()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var course = await town.CourseAsync();
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        // Not asked yet.
        Assert.Equal(HttpStatusCode.NotFound, (await street.GetAsync($"/orders/{course}/times")).StatusCode);
        await town.PostAsync($"/staff/courses/{course}/ask-times", 303, Asking);
        Assert.Equal(HttpStatusCode.OK, (await street.GetAsync($"/orders/{course}/times")).StatusCode);

        using var other = town.ClientWith(await town.StreetCookieAsync("310101003"));
        Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync($"/orders/{course}/times")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await town.App.Anonymous.GetAsync($"/orders/{course}/times")).StatusCode
        );
        Assert.NotEqual(HttpStatusCode.OK, (await town.App.Anonymous.GetAsync("/times/forged")).StatusCode);
        using var asked = await town.PostFormAsync($"/staff/courses/{course}/ask-times", Asking);
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
    }

    [Fact]
    public async Task Between_the_streets_choice_and_the_search_nobody_is_assigned_for_times_that_are_over()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AskedAsync(town);
        var years = town.App.Services.GetRequiredService<StreetYears>();
        // As it stands in the moment before the search hears of it.
        var order = (await years.GetOrderAsync(course)).Value;
        var chosen = order with
        {
            Times = order.Times! with { Answer = TimesAnswer.Chosen, Times = order.Request.Lessons },
        };
        await years.Table.UpsertEntityAsync(StreetYears.RowOf(chosen));

        Assert.Equal(
            "422 assign.times 街镇刚另选了时间，马上按新的时间找老师，请稍后刷新页面再指定",
            await town.RefusalAsync($"/api/courses/{course}/assign", new { teacher = "T01", reason = "老师已口头答应" })
        );
    }

    private static bool IsQuestion(string subject) => subject.StartsWith("请另选上课时间", StringComparison.Ordinal);

    private static async Task<string> AskedAsync(Town town)
    {
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T01", "decline");
        Assert.Equal("Unmatched", await town.StageAsync(course));
        await town.PostAsync($"/staff/courses/{course}/ask-times", 303, Asking);
        return course;
    }

    private static Task<string> OpenAsync(Town town, string path) => TextAsync(town.App.Anonymous, path);

    private static async Task<string> TextAsync(HttpClient client, string path) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(path));
}
