using Delivery.Domain.Calendar;
using Delivery.Functions.Matching;
using Delivery.Functions.Matching.Confirmation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Conduct;
using Delivery.Functions.Tests.Matching.DropOuts;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching;

/// <summary>The step that lists a course's lessons is tried again when its last request fails, and the course goes on meanwhile.</summary>
public sealed class RepeatedConfirmationTests
{
    [Fact]
    public async Task What_was_called_off_in_between_is_not_to_be_paid()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        await town.ApproveAsync(await town.AskAsync($"{course}-02", new { kind = "cancel", reason = "场地停用" }));
        var services = town.App.Services;

        var stands = await ActivatorUtilities
            .CreateInstance<ConfirmTeacher>(services)
            .Run(new CourseTeacherChoice(course, "T01"), services.GetRequiredService<DurableTaskClient>());

        Assert.True(stands);
        Assert.Equal([$"{course}-01"], await ListedAsync(town, new Month(2026, 9)));
        Assert.Equal([$"{course}-03"], await ListedAsync(town, new Month(2026, 10)));
    }

    private static async Task<IReadOnlyList<string>> ListedAsync(Town town, Month month) =>
        [
            .. (await town.App.Services.GetRequiredService<LessonLists>().OfMonthAsync(month)).Select(lesson =>
                lesson.LessonId
            ),
        ];
}
