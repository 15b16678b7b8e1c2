using System.Text.Json;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Tests.Matching.DropOuts;

/// <summary>A town's course of three lessons, on 21 and 28 September and 12 October, whose teacher drops out.</summary>
internal static class DroppingOut
{
    extension(Town town)
    {
        /// <summary>T01 is confirmed and has acknowledged.</summary>
        public async Task<string> ThreeLessonsAsync()
        {
            var course = await town.ConfirmedCourseAsync(
                "T01",
                "2026-09-21T09:30",
                "2026-09-28T09:30",
                "2026-10-12T09:30"
            );
            await town.AcknowledgeAsync(course);
            return course;
        }

        public async Task AcknowledgeAsync(string course)
        {
            await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { });
            await town.App.IdleAsync();
        }

        /// <summary>As staff write it down.</summary>
        public async Task<JsonElement> DropOutAsync(string course, string reason = "家里有事")
        {
            var taken = await town.SendAsync($"/api/courses/{course}/drop-out", new { reason });
            await town.App.IdleAsync();
            return taken;
        }

        /// <summary>Answers an inquiry of the search after the n-th drop-out, counted from 1.</summary>
        public async Task AnswerAgainAsync(string course, string teacher, string answer, int round = 11)
        {
            var reason = answer == "decline" ? "时间冲突" : null;
            await town.SendAsync($"/api/inquiries/{course}-{round}-{teacher}/answer", new { answer, reason });
            await town.App.IdleAsync();
        }

        public async Task<string> StatusesAsync(string course) =>
            string.Join(
                ' ',
                (await town.GetAsync($"/api/courses/{course}"))
                    .GetProperty("lessons")
                    .EnumerateArray()
                    .Select(lesson => lesson.GetProperty("status").GetString())
            );

        public async Task<decimal> ReservedAsync() =>
            (await town.GetAsync($"/api/streets/{Town.Street}/quota/2026")).GetProperty("reserved").GetDecimal();

        public async Task<string?> TeacherAsync(string course) =>
            (await town.GetAsync($"/api/courses/{course}")).GetProperty("teacher")
                is { ValueKind: JsonValueKind.Object } who
                ? who.GetProperty("id").GetString()
                : null;

        public async Task<IReadOnlyList<string>> TeachersOfMonthsAsync(string course)
        {
            var lists = town.App.Services.GetRequiredService<LessonLists>();
            var lessons = (await lists.OfMonthAsync(new Month(2026, 9))).Concat(
                await lists.OfMonthAsync(new Month(2026, 10))
            );
            return
            [
                .. lessons
                    .Where(lesson => lesson.CourseId == course)
                    .OrderBy(lesson => lesson.Start)
                    .Select(lesson => lesson.TeacherId),
            ];
        }

        public async Task<IReadOnlyList<string>> BookedAsync(string teacher) =>
            [
                .. (
                    await town
                        .App.Services.GetRequiredService<TeacherCalendars>()
                        .BookingsAsync(teacher, new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 31))
                ).Select(booking => $"{ShanghaiTime.DateOf(booking.Start):yyyy-MM-dd}"),
            ];
    }
}
