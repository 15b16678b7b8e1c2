using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Ordering.Filing;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Delivery.Pages.Ordering;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>Lessons on the calendar: what tells the days apart, and what a press on one does.</summary>
public sealed class LessonCalendarTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    private static readonly HtmlParser Html = new();

    private static readonly WorkingCalendar Calendar = new([
        new CalendarYear(2026, new HashSet<DateOnly> { new(2026, 10, 1) }, new HashSet<DateOnly> { new(2026, 10, 10) }),
    ]);

    [Fact]
    public void Every_kind_of_day_has_its_own_word()
    {
        var months = new LessonCalendar(
            new Month(2026, 9),
            new Month(2026, 10),
            Calendar,
            [At(2026, 10, 13, 9), At(2026, 10, 14, 9)],
            new DateOnly(2026, 9, 15)
        ).With([
            new LessonOnDay(1, new(2026, 10, 14), At(2026, 10, 14, 10)),
            new LessonOnDay(3, new(2026, 10, 13), At(2026, 10, 13, 14)),
            new LessonOnDay(4, new(2026, 10, 10), Time: null),
        ]);

        string? WordsOn(int month, int day) => months[month - 9].Days[day - 1].Words;
        Assert.Equal(
            ("休", "班 第4节", "他课 第3节", "重叠 第1节", null),
            (WordsOn(10, 1), WordsOn(10, 10), WordsOn(10, 13), WordsOn(10, 14), WordsOn(10, 15))
        );
        Assert.True(months[0].Days[13].TooEarly);
        Assert.False(months[0].Days[14].TooEarly);
        // 1 September 2026 is a Tuesday.
        Assert.Equal((1, 3), (months[0].Ahead, months[1].Lessons));
    }

    [Fact]
    public void Two_lessons_of_one_order_at_one_time_overlap_too()
    {
        var day = new DateOnly(2026, 10, 20);
        var months = new LessonCalendar(new Month(2026, 10), new Month(2026, 10), Calendar, []).With([
            new LessonOnDay(1, day, At(2026, 10, 20, 9)),
            new LessonOnDay(2, day, At(2026, 10, 20, 10)),
        ]);

        Assert.Equal("重叠 第1、2节", months[0].Days[19].Words);
    }

    [Fact]
    public void Dates_centuries_apart_are_not_all_drawn()
    {
        var (first, last) = LessonCalendar.MonthsOf(
            season: null,
            SeasonMonths.Default,
            new DateOnly(2026, 10, 20),
            [new LessonOnDay(1, new(1999, 1, 1), null), new LessonOnDay(2, new(2999, 1, 1), null)]
        );

        Assert.Equal(new Month(2026, 10), first);
        Assert.Equal(6, new LessonCalendar(first, last, Calendar, []).With([]).Count);
    }

    [Fact]
    public void A_pressed_day_gets_a_lesson_with_the_last_ones_time_and_a_second_press_takes_it_off()
    {
        LessonSlotValues[] typed = [new("2026-10-21", "14:00", "90")];

        var (slots, note) = PickedDays.Press(typed, new(2026, 10, 20), "60");
        Assert.Equal([new("2026-10-20", "14:00", "90"), typed[0]], slots);
        Assert.Equal("10月20日 周二 14:00已添为第1节", note);

        var (left, said) = PickedDays.Press(slots, new(2026, 10, 20), "60");
        Assert.Equal(typed, left);
        Assert.Equal("10月20日的课已去掉", said);
    }

    [Fact]
    public void A_first_day_has_the_disciplines_length_and_its_time_is_asked_for()
    {
        var (slots, note) = PickedDays.Press([], new(2026, 10, 20), "60");

        Assert.Equal([new("2026-10-20", "", "60")], slots);
        Assert.Equal("10月20日 周二已添为第1节，请填开始时间", note);
    }

    [Fact]
    public void Of_ten_lessons_there_is_no_eleventh()
    {
        var ten = Enumerable.Range(1, 10).Select(day => new LessonSlotValues($"2026-10-{day:00}", "09:00", "60"));

        var (slots, note) = PickedDays.Press([.. ten], new(2026, 10, 20), "60");

        Assert.Equal(10, slots.Count);
        Assert.Equal("一单最多10节，没有再添", note);
    }

    [Fact]
    public async Task The_form_takes_a_press_on_a_day_and_its_check_says_the_words_anew()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        Dictionary<string, string> fields = new()
        {
            ["formKey"] = Guid.NewGuid().ToString("N"),
            ["act"] = "day-2026-10-21",
            ["discipline"] = "D08",
            ["fundingStream"] = "Basic",
            ["lessonDate[0]"] = "2026-10-20",
            ["lessonStart[0]"] = "14:00",
            ["lessonMinutes[0]"] = "90",
        };
        using var pressed = await street.PostAsync("/orders/new", new FormUrlEncodedContent(fields));
        var form = Html.ParseDocument(await pressed.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, pressed.StatusCode);
        Assert.Equal("2026-10-21", form.QuerySelector("[name='lessonDate[1]']")!.GetAttribute("value"));
        Assert.Equal("14:00", form.QuerySelector("[name='lessonStart[1]']")!.GetAttribute("value"));
        Assert.Contains("第2节", DayOf(form, "2026-10-21"), StringComparison.Ordinal);
        // The first button of the form, which Enter presses, does nothing.
        Assert.True(form.QuerySelector("form[data-check] button")!.HasAttribute("disabled"));

        using var answer = await street.PostAsync("/orders/check", new FormUrlEncodedContent(fields));
        var notes = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["notes"]!;
        Assert.Contains("第1节", (string)notes["date-2026-10-20"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("节", (string)notes["date-2026-10-21"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_orders_page_has_its_lessons_on_the_calendar_beside_the_streets_others()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var order = Neighbourhood.Order("D09");
        var page = Html.ParseDocument(await street.GetStringAsync($"/orders/{await town.FileAsync(order)}"));
        var first = DateTimeOffset.Parse((string)order["lessons"]![0]!["start"]!, null);

        // The neighbourhood's other order of the same day and hour.
        Assert.Contains("重叠 第1节", DayOf(page, $"{first:yyyy-MM-dd}"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".month button"));
    }

    private static string DayOf(IParentNode page, string date) =>
        page.QuerySelector($"[data-note='date-{date}']")!.TextContent;

    private static LessonTime At(int year, int month, int day, int hour) =>
        new(ShanghaiTime.At(new DateOnly(year, month, day), hour), 90);
}
