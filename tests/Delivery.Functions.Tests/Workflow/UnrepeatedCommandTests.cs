using System.Globalization;
using System.Net.Http.Json;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Web;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Workflow.CommandsOnOrders;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Workflow;

/// <summary>
/// Each command is killed before and after every one of its storage requests, and nobody repeats it: once the timer has come,
/// what follows it in lists and mails is as its own rows say.
/// </summary>
public sealed class UnrepeatedCommandTests
{
    [Theory]
    [InlineData("accept")]
    [InlineData("decline")]
    public async Task A_teachers_answer_stands_in_the_teachers_record(string name)
    {
        var fuse = new StorageFuse();
        var town = await Neighbourhood.OnAsync(fuse);
        await using var app = town.App;
        var inquiries = app.Services.GetRequiredService<Inquiries>();

        await CutOff.EverywhereAsync(
            app,
            fuse,
            async run =>
            {
                var command = await PrepareAsync(town, name, run);
                return new Killed(
                    () => PostAsync(app, command, $"key-{run}"),
                    async () =>
                    {
                        var inquiry = (await inquiries.FindAsync(command.Subject!))!.Value;
                        var noted = await inquiries
                            .AskedOfAsync(Neighbourhood.Teacher)
                            .SingleAsync(one => one.InquiryId == inquiry.InquiryId);
                        Assert.Equal(inquiry.Answer, noted.Answer);
                        return inquiry.Answer != InquiryAnswer.Open;
                    }
                );
            }
        );
    }

    [Fact]
    public async Task A_low_count_stands_in_the_months_list_and_staff_are_told()
    {
        var fuse = new StorageFuse();
        var town = await Neighbourhood.OnAsync(fuse);
        await using var app = town.App;
        await DoneAsync(town, Decision(town.OrderId, "approve"));
        await DoneAsync(town, Answer(town.OrderId, "accept"));
        // Two lessons, so that there are low counts enough: the first was yesterday, the second is over.
        await app.MoveToAsync("2026-10-13T11:05");

        await CutOff.EverywhereAsync(
            app,
            fuse,
            run =>
            {
                var (lesson, count) = ($"{town.OrderId}-{(run % 2) + 1:00}", 1 + (run / 2));
                return Task.FromResult(
                    new Killed(
                        () => app.Http.PutAsJsonAsync($"/api/lessons/{lesson}/attendance", new { headcount = count }),
                        () => IsCountedAsync(app, lesson, count)
                    )
                );
            }
        );
    }

    private static async Task<bool> IsCountedAsync(RunningApp app, string lessonId, int count)
    {
        var (courses, lists) = (
            app.Services.GetRequiredService<Courses>(),
            app.Services.GetRequiredService<LessonLists>()
        );
        var lesson = (await courses.LessonAsync(lessonId))!.Value;
        var listed = await lists.FindAsync(Month.Of(lesson.Date), Neighbourhood.Street, lessonId);
        Assert.Equal(lesson.Headcount, listed!.Headcount);
        var key = string.Create(CultureInfo.InvariantCulture, $"low-headcount/{lessonId}/{count}");
        var isTold = await app.Services.GetRequiredService<MailOutbox>().FindAsync(key) is not null;
        Assert.Equal(lesson.Headcount == count, isTold);
        return isTold;
    }
}
