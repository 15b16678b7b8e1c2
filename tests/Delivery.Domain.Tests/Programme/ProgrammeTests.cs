using CsCheck;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Domain.Tests.Matching;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Programme;

public class ProgrammeTests
{
    private static readonly Week W38 = Week.Parse("2026-W38");
    private static readonly DateTimeOffset Friday = At("2026-09-11 15:00");

    private static readonly Gen<ProgrammeLesson> AnyLesson = Gen.Select(
        Gen.Int[1, 60],
        Gen.Int[-3, 10],
        Gen.Int[0, 3],
        Gen.Int[0, 2],
        (id, day, hour, district) =>
            Lesson($"S-2026-{id:000}-01", $"2026-09-{14 + day:00} {9 + hour:00}:00") with
            {
                District = $"D{district}",
                Street = $"S{id % 3}",
            }
    );

    private static readonly Gen<List<ProgrammeLesson>> AnyLessons = AnyLesson
        .List[0, 15]
        .Select(list => list.DistinctBy(l => l.LessonId).ToList());

    [Theory]
    [InlineData("2026-09-13 23:59", false)]
    [InlineData("2026-09-14 00:00", true)]
    [InlineData("2026-09-20 23:59", true)]
    [InlineData("2026-09-21 00:00", false)]
    public void A_weeks_programme_holds_Monday_to_Sunday_of_Shanghai(string start, bool shown)
    {
        var lesson = Lesson("A-2026-001-01", start) with { Start = At(start).ToUniversalTime() };

        Assert.Equal(shown, ProgrammeSelection.Of(W38, [lesson]).Count == 1);
    }

    [Fact]
    public void Lessons_stand_by_start_district_street_and_id()
    {
        var late = Lesson("A-2026-001-01", "2026-09-15 10:00");
        var first = Lesson("Z-2026-001-01", "2026-09-14 10:00");
        var otherDistrict = late with { LessonId = "A-2026-002-01", District = "闵行区" };
        var otherStreet = late with { LessonId = "A-2026-003-01", Street = "豫园街道" };
        var later = late with { LessonId = "A-2026-004-01" };

        Assert.Equal(
            [first, late, later, otherStreet, otherDistrict],
            ProgrammeSelection.Of(W38, [later, otherDistrict, otherStreet, late, first])
        );
    }

    [Fact]
    public void A_teacher_is_named_only_with_consent()
    {
        var lesson = Lesson("A-2026-001-01", "2026-09-15 10:00");

        Assert.Equal("林海", lesson.TaughtBy(Teachers.Lin).TeacherName);
        Assert.Null(lesson.TaughtBy(Teachers.Lin with { NameMayBePublished = false }).TeacherName);
        Assert.Null((lesson with { TeacherName = "林海" }).TaughtBy(null).TeacherName);
    }

    [Fact]
    public void The_programme_is_published_on_the_Friday_before_at_three_even_on_a_holiday()
    {
        Assert.Equal(Friday, new ProgrammeSettings().PublishAt(W38));
        Assert.Equal(At("2026-10-02 15:00"), new ProgrammeSettings().PublishAt(Week.Parse("2026-W41")));
        Assert.Equal(At("2026-09-11 12:30"), new ProgrammeSettings { Time = new(12, 30) }.PublishAt(W38));
    }

    [Fact]
    public void The_first_edition_is_number_one_even_of_an_empty_week()
    {
        var empty = ProgrammeEditions.Next(null, W38, [], Friday);

        Assert.Equal((1, Friday, W38), (empty.Edition, empty.PublishedAt, empty.Week));
        Assert.Empty(empty.Lessons);
        Assert.Equal(64, empty.Checksum.Length);
    }

    [Fact]
    public void Publishing_twice_publishes_once()
    {
        var lesson = Lesson("A-2026-001-01", "2026-09-15 10:00");
        var first = ProgrammeEditions.Next(null, W38, [lesson], Friday);

        Assert.Same(first, ProgrammeEditions.Next(first, W38, [lesson], Friday.AddHours(1)));
    }

    [Fact]
    public void A_sign_up_makes_no_correction()
    {
        var lesson = Lesson("A-2026-001-01", "2026-09-15 10:00");
        var first = ProgrammeEditions.Next(null, W38, [lesson], Friday);

        Assert.Same(
            first,
            ProgrammeEditions.Next(
                first,
                W38,
                [lesson with { Enrolment = new(EnrolmentState.Full, 30, 30) }],
                Friday.AddDays(1)
            )
        );
    }

    public static TheoryData<string> Changes { get; } = [.. EveryChange.Keys];

    private static Dictionary<string, Func<ProgrammeLesson, ProgrammeLesson>> EveryChange =>
        new()
        {
            ["id"] = l => l with { LessonId = "B-2026-001-01" },
            ["start"] = l => l with { Start = l.Start.AddMinutes(1) },
            ["end"] = l => l with { End = l.End.AddMinutes(1) },
            ["discipline"] = l => l with { Discipline = "排舞" },
            ["category"] = l => l with { Category = Category.Other },
            ["venue"] = l => l with { Venue = "体育公园" },
            ["address"] = l => l with { Address = "示例路2号" },
            ["district"] = l => l with { District = "静安区" },
            ["street"] = l => l with { Street = "外滩街道" },
            ["contact's name"] = l => l with { Contact = l.Contact with { Name = "文体中心" } },
            ["contact's phone"] = l => l with { Contact = l.Contact with { Phone = "021-55500009" } },
            ["status"] = l => l with { Status = LessonStatus.Cancelled },
            ["teacher"] = l => l with { TeacherName = "林海" },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Any_other_change_makes_the_next_edition(string what)
    {
        var lesson = Lesson("A-2026-001-01", "2026-09-15 10:00");
        var first = ProgrammeEditions.Next(null, W38, [lesson], Friday);
        var second = ProgrammeEditions.Next(first, W38, [EveryChange[what](lesson)], Friday.AddDays(1));

        Assert.Equal((2, Friday.AddDays(1)), (second.Edition, second.PublishedAt));
        Assert.NotEqual(first.Checksum, second.Checksum);
    }

    [Fact]
    public void A_text_cannot_pass_for_two()
    {
        var lesson = Lesson("A-2026-001-01", "2026-09-15 10:00");
        var one = lesson with { Venue = "一楼\n大厅", Address = "东门" };
        var other = lesson with { Venue = "一楼", Address = "大厅\n东门" };

        Assert.NotEqual(ProgrammeChecksum.Of([one]), ProgrammeChecksum.Of([other]));
        Assert.NotEqual(
            ProgrammeChecksum.Of([lesson with { TeacherName = null }]),
            ProgrammeChecksum.Of([lesson with { TeacherName = "" }])
        );
    }

    [Fact]
    public void An_edition_has_no_successor_in_another_week() =>
        Assert.Throws<ArgumentException>(() =>
            ProgrammeEditions.Next(ProgrammeEditions.Next(null, W38, [], Friday), W38.Next, [], Friday)
        );

    [Fact]
    public void The_checksum_does_not_depend_on_the_order_of_the_lessons() =>
        AnyLessons.Sample(lessons =>
            ProgrammeChecksum.Of(lessons) == ProgrammeChecksum.Of(Enumerable.Reverse(lessons))
        );

    [Fact]
    public void The_checksum_does_not_depend_on_the_offset_in_which_a_time_is_written()
    {
        var lesson = Lesson("A-2026-001-01", "2026-09-15 10:00");
        var utc = lesson with { Start = lesson.Start.ToUniversalTime(), End = lesson.End.ToUniversalTime() };

        Assert.Equal(ProgrammeChecksum.Of([lesson]), ProgrammeChecksum.Of([utc]));
    }

    [Fact]
    public void Every_lesson_stands_in_exactly_the_programme_of_its_week() =>
        AnyLessons.Sample(lessons =>
            new[] { W38.Previous, W38, W38.Next }
                .SelectMany(week => ProgrammeSelection.Of(week, lessons))
                .Select(l => l.LessonId)
                .Order()
                .SequenceEqual(lessons.Select(l => l.LessonId).Order())
        );

    [Theory]
    [InlineData(EnrolmentState.Open, "可报名（5/30）")]
    [InlineData(EnrolmentState.Full, "已报满")]
    [InlineData(EnrolmentState.Waitlist, "可候补")]
    [InlineData(EnrolmentState.WalkIn, "无需报名，直接到场")]
    public void Enrolment_reads_plainly(EnrolmentState state, string label) =>
        Assert.Equal(label, new EnrolmentStatus(state, 5, 30).Label);

    [Fact]
    public void A_course_counts_once_a_week_and_not_where_all_its_lessons_are_cancelled()
    {
        var lesson = Lesson("A-2026-001-01", "2026-09-15 10:00");
        var cancelled = Lesson("A-2026-002-01", "2026-09-15 10:00") with { Status = LessonStatus.Cancelled };
        var again = lesson with { LessonId = "A-2026-001-02", Status = LessonStatus.Cancelled };

        Assert.Equal(
            [new("黄浦区", 1, 5, 30)],
            WeekEnrolments.Of(W38, [cancelled, again, lesson, lesson with { LessonId = "A-2026-001-03" }]).Districts
        );
    }

    internal static ProgrammeLesson Lesson(string id, string start) =>
        new(
            id,
            At(start),
            At(start).AddMinutes(90),
            "太极拳",
            Category.MartialArts,
            "社区文化活动中心",
            "示例路1号",
            "黄浦区",
            "南京东路街道",
            new("社区体育服务中心", "021-55500002"),
            new(EnrolmentState.Open, 5, 30),
            LessonStatus.Scheduled,
            null
        );
}
