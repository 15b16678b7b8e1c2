using Delivery.Functions.Conduct.Changes;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Tests.Workflow;
using Delivery.Pages.Conduct.Changes;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>What a change is refused for where only a person at the form, or the last moment, comes upon it.</summary>
public sealed class ChangeRefusalTests
{
    [Theory]
    [InlineData("")]
    [InlineData("everything")]
    [InlineData("99")]
    public void A_change_is_of_a_kind(string kind) =>
        Assert.Equal(
            ["change.kind 请选择要更改什么 (changeKind)"],
            ChangeForm.Read(ChangeFormValues.Empty with { Kind = kind, Reason = "场地停电" }).Words()
        );

    [Fact]
    public async Task Nobody_agrees_to_the_change_of_a_lesson_that_has_begun()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        var change = await town.AskAsync($"{course}-01", Asking.Cancel());
        // Before the request lapses by itself: the clocks of two machines are never one.
        var ahead = new ClockAt("2026-09-21T09:30");
        var decide = ActivatorUtilities.CreateInstance<DecideChange>(town.App.Services, ahead);

        var decided = await decide.RunAsync(
            change,
            approve: true,
            null,
            Caller.Service,
            town.App.Services.GetRequiredService<DurableTaskClient>()
        );

        Assert.Equal(["change.begun 这节课已经开始，不能再更改"], decided.Words());
        Assert.Equal("Scheduled", (await town.LessonAsync(course, 1)).GetProperty("status").GetString());
    }
}
