using CsCheck;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Lessons;

/// <summary>Lessons and reports come in the order of their rows, in which a code that begins with another one stands differently.</summary>
public sealed class ReportsByStreetTests
{
    private static readonly Month September = new(2026, 9);

    [Fact]
    public Task Every_lesson_finds_what_its_street_has_said_whatever_the_codes_are() =>
        Gen.Select(Gen.String[Gen.Char["19Az"], 1, 3].HashSet[1, 12], Gen.Bool.Array[12], Gen.Bool.Array[12])
            .SampleAsync(
                async (codes, taught, reported) =>
                {
                    var streets = codes.Order(StringComparer.Ordinal).ToList();
                    var lessons = streets.Where((_, at) => taught[at]).SelectMany(LessonsOf);
                    await using var reports = new ReportsByStreet(
                        streets.Where((_, at) => reported[at]).Select(ReportOf).ToAsyncEnumerable()
                    );

                    foreach (
                        var lesson in lessons.OrderBy(one => $"{one.Street}|{one.LessonId}", StringComparer.Ordinal)
                    )
                    {
                        var said = await reports.SaidOfAsync(lesson);
                        // Its second lesson is the one that a street's report does not know.
                        var expected =
                            reported[streets.IndexOf(lesson.Street)]
                            && lesson.LessonId.EndsWith("01", StringComparison.Ordinal);
                        Assert.Equal(expected ? lesson.LessonId : null, said?.LessonId);
                    }
                }
            );

    [Fact]
    public async Task What_lies_ahead_stays_unread()
    {
        var read = new List<string>();
        await using var reports = new ReportsByStreet(
            new[] { "A1", "A2", "A3", "A4" }
                .Select(street =>
                {
                    read.Add(street);
                    return ReportOf(street);
                })
                .ToAsyncEnumerable()
        );

        Assert.NotNull(await reports.SaidOfAsync(LessonsOf("A2").First()));

        Assert.Equal(["A1", "A2"], read);
    }

    private static IEnumerable<LessonOfMonth> LessonsOf(string street) =>
        Enumerable
            .Range(1, 2)
            .Select(number => new LessonOfMonth(
                $"{street}-2026-001-{number:00}",
                $"{street}-2026-001",
                street,
                street,
                "睦邻中心",
                "L01",
                "林乙",
                "瑜伽",
                Category.Other,
                FundingStream.Basic,
                ShanghaiTime.At(new DateOnly(2026, 9, number), 9, 30),
                60,
                100m,
                100m
            ));

    private static FeedbackReport ReportOf(string street) =>
        new(
            September,
            street,
            ShanghaiTime.At(new DateOnly(2026, 10, 1), 9, 0),
            street,
            [new LessonFeedback($"{street}-2026-001-01", Delivered: true, null, 20, null, null)]
        );
}
