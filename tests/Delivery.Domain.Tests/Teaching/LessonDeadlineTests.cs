using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using static Delivery.Domain.Tests.Calendar.Notices;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Teaching;

public class LessonDeadlineTests
{
    private static readonly LessonSettings Settings = new();

    [Theory]
    [InlineData("2026-09-15 09:30", "2026-09-13 09:00")]
    [InlineData("2026-09-15 06:00", "2026-09-13 09:00")]
    [InlineData("2026-10-01 20:00", "2026-09-29 09:00")]
    public void The_reminder_goes_out_two_days_before_at_nine(string start, string reminder) =>
        Assert.Equal(At(reminder), LessonDeadlines.ReminderAt(At(start), Settings));

    [Fact]
    public void The_reminder_is_a_setting() =>
        Assert.Equal(
            At("2026-09-14 18:00"),
            LessonDeadlines.ReminderAt(
                At("2026-09-15 09:30"),
                new() { ReminderDaysBefore = 1, ReminderAt = new(18, 0) }
            )
        );

    [Fact]
    public void Media_and_headcount_are_due_at_the_end_of_the_third_day()
    {
        Assert.Equal(At("2026-09-19 00:00"), LessonDeadlines.MediaDue(At("2026-09-15 11:00"), Settings));
        Assert.Equal(At("2026-09-19 00:00"), LessonDeadlines.HeadcountDue(At("2026-09-15 21:59"), Settings));
    }

    [Theory]
    [InlineData("2026-09-15 11:00", "2026-09-19 00:00", "2026-09-22 00:00")]
    // Sunday 20 September is worked, 25 to 27 September are off.
    [InlineData("2026-09-23 11:00", "2026-09-30 00:00", "2026-10-09 00:00")]
    public void Roster_and_news_are_due_by_working_days(string end, string roster, string news)
    {
        Assert.Equal(At(roster), LessonDeadlines.RosterDue(At(end), Calendar.Notices.Calendar, Settings));
        Assert.Equal(At(news), LessonDeadlines.NewsDue(At(end), Calendar.Notices.Calendar, Settings));
    }

    [Theory]
    [InlineData(Category.DanceAndAerobics, 20)]
    [InlineData(Category.MartialArts, 20)]
    [InlineData(Category.Other, 20)]
    [InlineData(Category.Lecture, 50)]
    public void Fewer_than_twenty_or_fifty_are_flagged(Category category, int least) =>
        Assert.Equal(least, Settings.MinimumHeadcount(category));

    [Fact]
    public void A_lesson_knows_its_end_and_its_date_in_Shanghai()
    {
        var lesson = new Lesson(
            "310101002-2026-001-01",
            "310101002-2026-001",
            1,
            new DateTimeOffset(2026, 9, 14, 22, 30, 0, TimeSpan.Zero),
            90,
            LessonStatus.Scheduled,
            null,
            false
        );

        Assert.Equal(Day("2026-09-15"), lesson.Date);
        Assert.Equal(At("2026-09-15 08:00"), lesson.End);
        Assert.Equal(4, Enum.GetValues<LessonStatus>().Select(s => s.Label()).Distinct().Count());
    }
}
