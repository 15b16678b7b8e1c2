using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Domain.Programme.Channels;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Programme;

/// <summary>Which edition says something new to a channel of one district.</summary>
public sealed class DistrictPartTests
{
    private static readonly Week W38 = Week.Parse("2026-W38");

    // The second edition changes the other district, the third this one.
    private static readonly WeeklyProgramme[] Editions = [Edition(1, 9, 9), Edition(2, 9, 10), Edition(3, 11, 10)];

    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(3, 2, false)]
    [InlineData(3, 1, false)]
    [InlineData(1, null, false)]
    [InlineData(2, null, false)]
    public void It_is_measured_by_the_last_that_was_published_there(int edition, int? last, bool nothingNew) =>
        Assert.Equal(nothingNew, DistrictPart.SaysNothingNew(Editions[..edition], "徐汇区", last));

    [Fact]
    public void To_a_channel_of_the_whole_city_every_edition_says_something() =>
        Assert.False(DistrictPart.SaysNothingNew(Editions[..2], district: null, last: 1));

    private static WeeklyProgramme Edition(int number, int here, int there)
    {
        ProgrammeLesson[] lessons = [Lesson("徐汇区", here), Lesson("黄浦区", there)];
        return new WeeklyProgramme(W38, number, ProgrammeChecksum.Of(lessons), At("2026-09-11 15:00"), lessons);
    }

    private static ProgrammeLesson Lesson(string district, int hour) =>
        ProgrammeTests.Lesson("A-2026-001-01", $"2026-09-15 {hour:00}:00") with
        {
            District = district,
        };
}
