using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Functions.Programme;
using Delivery.Functions.Programme.Feeds;
using Delivery.Pages.Web;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme;

/// <summary>What a correction says of a lesson that the week has no more.</summary>
public sealed class CorrectionTests
{
    private static readonly ProgrammeLesson Later = Taiji with
    {
        Start = Taiji.Start.AddDays(7),
        End = Taiji.End.AddDays(7),
        TeacherName = null,
    };

    [Fact]
    public void Where_it_stands_in_another_week_it_is_moved_and_otherwise_cancelled()
    {
        var before = Edition(1, Taiji with { TeacherName = "王一" }, Dance);
        var after = Edition(2) with { MovedOn = [Later] };

        Assert.Equal(
            [
                "9月15日（周二）09:00 太极拳（清荷街道）改到9月22日（周二）09:00—10:00",
                "取消9月19日（周六）19:00 排舞（云杉街道）",
            ],
            Corrections.Changes(before, after)
        );
        Assert.Equal(
            "Lessons added: 0, cancelled: 1, changed: 1",
            Assert.Single(Corrections.Of([before, after], Language.English)).Text
        );
    }

    [Fact]
    public void Calendars_and_feeds_keep_it_at_its_new_time_until_the_other_week_is_published_and_after()
    {
        var moved = Edition(2) with { MovedOn = [Later] };
        var until = Assert.Single(LessonVersions.Of([Edition(1, Taiji), moved]));
        Assert.Equal((Later.Start, 1, false), (until.Lesson.Start, until.Sequence, until.Cancelled));

        var next = new WeeklyProgramme(Week.Parse("2026-W39"), 1, "c", moved.PublishedAt.AddDays(7), [Later]);
        var after = Assert.Single(
            LessonVersions.Of([
                Edition(1, Taiji),
                moved,
                next,
                Edition(3) with
                {
                    PublishedAt = next.PublishedAt.AddDays(1),
                },
            ])
        );
        Assert.Equal((Later.Start, 1, false), (after.Lesson.Start, after.Sequence, after.Cancelled));
    }

    [Fact]
    public void What_does_not_take_place_is_shown_and_not_counted()
    {
        var off = Dance with { Status = LessonStatus.Cancelled };

        Assert.Equal([Taiji], ProgrammeSelection.Held([Taiji, off]));
    }

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void An_edition_that_changed_nothing_of_these_lessons_is_no_correction_of_them(Language language)
    {
        var editions = new[] { Edition(1, Taiji), Edition(2, Taiji), Edition(3, Taiji with { Venue = "清荷小学" }) };

        Assert.Equal(3, Assert.Single(Corrections.Of(editions, language)).Edition);
        Assert.Empty(Corrections.Briefly(editions[..2], language));
    }

    [Fact]
    public async Task What_is_cancelled_says_nothing_of_how_to_enrol()
    {
        var open = new EnrolmentStatus(EnrolmentState.Open, 5, 30);
        await using var city = await PublishedAsync(
            Taiji with
            {
                Enrolment = open,
                Status = LessonStatus.Cancelled,
            },
            Dance with
            {
                Enrolment = open with { Taken = 6 },
            }
        );
        var mail = Assert.Single(await city.App.MailAsync("bianji"));
        var table = await city.App.Anonymous.GetStringAsync("/programmes/2026-W38.csv");

        foreach (var said in new[] { mail.Text!, mail.Html!, table })
        {
            Assert.Contains("已取消", said, StringComparison.Ordinal);
            Assert.DoesNotContain("可报名（5/30）", said, StringComparison.Ordinal);
            Assert.Contains("可报名（6/30）", said, StringComparison.Ordinal);
        }
    }

    private static WeeklyProgramme Edition(int number, params ProgrammeLesson[] lessons) =>
        new(
            Week.Parse("2026-W38"),
            number,
            $"{number}",
            ShanghaiTime.At(new DateOnly(2026, 9, 11), 14 + number),
            lessons
        );
}
