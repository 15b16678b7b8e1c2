using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Functions.Storage.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching;

/// <summary>A hundred acceptances meet in one teacher's calendar.</summary>
public sealed class CalendarRaceTests
{
    private const int Acceptances = 100;
    private static readonly DateOnly Monday = new(2026, 9, 21);

    [Fact]
    public async Task Of_a_hundred_courses_whose_second_lessons_clash_one_is_booked_and_of_the_others_nothing_is_left()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var calendars = town.App.Services.GetRequiredService<TeacherCalendars>();

        // The first lessons do not clash: a course that were booked by halves would leave its first.
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Acceptances)
                .Select(course =>
                    calendars.BookAsync(
                        "T01",
                        [Lesson(course, 1, Monday.AddDays(course)), Lesson(course, 2, Monday.AddDays(200))],
                        null
                    )
                )
        );

        Assert.Single(answers, BookingAnswer.Booked);
        Assert.Equal(Acceptances - 1, answers.Count(answer => answer == BookingAnswer.Busy));
        var left = await calendars.BookingsAsync("T01", Monday, Monday.AddDays(201));
        Assert.Single(left.Select(booking => booking.LessonId[..^3]).Distinct());
        Assert.Equal(2, left.Count);
    }

    [Fact]
    public async Task A_hundred_courses_that_do_not_clash_fill_the_teachers_week_to_the_limit_and_no_further()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var calendars = town.App.Services.GetRequiredService<TeacherCalendars>();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Acceptances)
                .Select(course =>
                    calendars.BookAsync("T01", [Lesson(course, 1, Monday.AddDays(course % 7), course / 7)], 10)
                )
        );

        Assert.Equal(10, answers.Count(answer => answer == BookingAnswer.Booked));
        Assert.Equal(10, (await calendars.BookingsAsync("T01", Monday, Monday.AddDays(6))).Count);
    }

    private static Booking Lesson(int course, int number, DateOnly day, int hour = 0) =>
        new(
            $"{Town.Street}-2026-{course:000}-{number:00}",
            ShanghaiTime.At(day, 6 + hour),
            30,
            "黄浦区",
            Town.Street,
            "清荷文体中心"
        );
}
