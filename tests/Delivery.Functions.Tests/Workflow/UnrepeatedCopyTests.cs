using System.Globalization;
using System.Net.Http.Json;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Web;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Workflow.CommandsOnOrders;
using static Delivery.Functions.Tests.Workflow.UnrepeatedCommandTests;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Workflow;

/// <summary>The same of what a register or a report says of courses: their copies follow although nobody repeats it.</summary>
public sealed class UnrepeatedCopyTests
{
    [Theory]
    [InlineData("street")]
    [InlineData("teacher")]
    public async Task Whom_a_register_names_anew_stands_in_the_course(string register)
    {
        var fuse = new StorageFuse();
        await using var app = await HeldAsync(fuse, "2026-10-11T11:05");
        var (courses, registers) = (
            app.Services.GetRequiredService<Courses>(),
            app.Services.GetRequiredService<Registers>()
        );

        await CutOff.EverywhereAsync(
            app,
            fuse,
            run =>
            {
                var email = string.Create(CultureInfo.InvariantCulture, $"run{run}@example.cn");
                return Task.FromResult(
                    new Killed(
                        () => register == "street" ? PutStreetAsync(app, email) : PutTeacherAsync(app, email),
                        async () =>
                        {
                            var course = (await courses.GetAsync($"{Neighbourhood.Street}-2026-001")).Value;
                            var street = (await registers.Streets.FindAsync(Neighbourhood.Street))!.Value;
                            var teacher = (await registers.Teachers.FindAsync(Neighbourhood.Teacher))!.Value.Teacher;
                            Assert.Equal(street.Contacts, course.Contacts);
                            Assert.Equal(teacher.Email, course.Teacher!.Email);
                            return (register == "street" ? street.Contacts.Ordering.Email : teacher.Email) == email;
                        }
                    )
                );
            }
        );
    }

    [Fact]
    public async Task A_count_of_a_report_stands_in_its_lesson_and_staff_are_told()
    {
        var fuse = new StorageFuse();
        var town = await Neighbourhood.OnAsync(fuse);
        await using var app = town.App;
        await DoneAsync(town, Decision(town.OrderId, "approve"));
        await DoneAsync(town, Answer(town.OrderId, "accept"));
        // Two lessons of October, reported with another count each time: the second is counted by the report alone.
        await app.MoveToAsync("2026-11-02T09:00");
        var reports = app.Services.GetRequiredService<FeedbackReports>();

        await CutOff.EverywhereAsync(
            app,
            fuse,
            async run =>
            {
                var lesson = $"{town.OrderId}-02";
                // Below what staff are told of.
                var count = 1 + (run % 19);
                await UncountAsync(app, lesson);
                return new Killed(
                    () => ReportAsync(app, town.OrderId, count),
                    async () =>
                    {
                        var report = await reports.FindAsync(new Month(2026, 10), Neighbourhood.Street);
                        var said = report?.Value.Lessons[^1].Headcount;
                        if (said == count)
                            await IsCountedAsync(app, lesson, count);
                        Assert.Equal(
                            said == count ? count : null,
                            (await app.Services.GetRequiredService<Courses>().LessonAsync(lesson))!.Value.Headcount
                        );
                        return said == count;
                    }
                );
            }
        );
    }

    // As before the report: nobody has counted.
    private static async Task UncountAsync(RunningApp app, string lessonId)
    {
        var (courses, lists) = (
            app.Services.GetRequiredService<Courses>(),
            app.Services.GetRequiredService<LessonLists>()
        );
        var lesson = (await courses.LessonAsync(lessonId))!;
        var uncounted = lesson.Value with { Headcount = null };
        await courses.Table.SubmitTransactionAsync([TableRows.Replace(Courses.RowOf(uncounted), lesson.ETag)]);
        await lists.NoteAsync(
            Month.Of(uncounted.Date),
            Neighbourhood.Street,
            lessonId,
            listed => listed with { Headcount = null }
        );
    }

    private static Task<HttpResponseMessage> ReportAsync(RunningApp app, string course, int count) =>
        app.Http.PutAsJsonAsync(
            $"/api/feedback/2026-10/{Neighbourhood.Street}",
            new
            {
                lessons = new[] { "01", "02" }.Select(number => new
                {
                    lessonId = $"{course}-{number}",
                    delivered = number == "02",
                    reason = number == "02" ? null : "weather",
                    headcount = number == "02" ? count : (int?)null,
                    ratings = number == "02"
                        ? new
                        {
                            teaching = 5,
                            punctuality = 5,
                            organisation = 5,
                        }
                        : null,
                }),
            }
        );

    private static Task<HttpResponseMessage> PutStreetAsync(RunningApp app, string email)
    {
        var body = Neighbourhood.StreetBody();
        body["contacts"]!["ordering"]!["email"] = email;
        return app.Http.PutAsJsonAsync($"/api/streets/{Neighbourhood.Street}", body);
    }

    private static Task<HttpResponseMessage> PutTeacherAsync(RunningApp app, string email)
    {
        var body = Neighbourhood.TeacherBody();
        body["email"] = email;
        return app.Http.PutAsJsonAsync($"/api/teachers/{Neighbourhood.Teacher}", body);
    }
}
