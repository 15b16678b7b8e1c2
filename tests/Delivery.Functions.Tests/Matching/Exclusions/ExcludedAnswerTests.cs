using Delivery.Functions.Matching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching.DropOuts;
using Delivery.Functions.Tests.Matching.Plan;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Exclusions;

/// <summary>Who is excluded after having said yes is passed over.</summary>
public sealed class ExcludedAnswerTests
{
    [Fact]
    public async Task Who_is_excluded_after_a_yes_is_passed_over_and_thanked()
    {
        await using var town = await Town.StartAsync(teachers: 3);
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T02", "accept");
        await town.AnswerAsync(course, "T03", "accept");
        await town.PostAsync("/staff/teachers/T02/exclusions", 303, ("street", "*"), ("reason", "资质待查"));

        await town.AnswerAsync(course, "T01", "decline");

        Assert.Equal("Confirmed", await town.StageAsync(course));
        Assert.Contains(
            "T03",
            (await town.GetAsync($"/api/courses/{course}")).GetProperty("teacher").GetRawText(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            await town.SubjectsAsync(Town.MailOf("T02")),
            subject => subject.Contains("已请到老师", StringComparison.Ordinal)
        );
        using var excluded = town.ClientWith(await town.TeacherCookieAsync("T02"));
        Assert.Equal("OtherChosen", await OutcomeAsync(town, course, excluded));
        Assert.Equal("Excluded", await OutcomeAsync(town, $"{course}&teacher=T02", town.App.Http));
    }

    [Fact]
    public async Task Who_was_booked_before_the_exclusion_is_free_again_though_the_judging_was_cut_short_between()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T02", "accept");
        var lessons = (await town.App.Services.GetRequiredService<Courses>().GetWithLessonsAsync(course)).Remaining;
        await town
            .App.Services.GetRequiredService<TeacherCalendars>()
            .BookAsync("T02", TeacherSituations.BookingsOf(lessons), weeklyLimit: null);
        await town.PostAsync("/staff/teachers/T02/exclusions", 303, ("street", "*"), ("reason", "资质待查"));

        await town.AnswerAsync(course, "T01", "decline");

        Assert.Equal("Unmatched", await town.StageAsync(course));
        Assert.Empty(await town.BookedAsync("T02"));
        Assert.Contains(
            "问过2位老师：1位谢绝，1位后来不再安排",
            await town.PageAsync("/staff/unmatched"),
            StringComparison.Ordinal
        );
    }

    private static async Task<string?> OutcomeAsync(Town town, string course, HttpClient reader)
    {
        var found = await town.GetAsync($"/api/inquiries?course={course}", reader);
        return found.GetProperty("items")[0].GetProperty("outcome").GetString();
    }
}
