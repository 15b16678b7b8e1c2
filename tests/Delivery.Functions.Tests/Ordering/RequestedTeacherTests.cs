using AngleSharp.Html.Parser;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Matching.DropOuts;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>A street asks for somebody who came to it before.</summary>
public sealed class RequestedTeacherTests
{
    private static readonly HtmlParser Html = new();

    [Fact]
    public async Task The_form_offers_who_taught_here_lately_and_nobody_else()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        Assert.Empty(await OfferedAsync(street));

        var course = await town.ConfirmedCourseAsync("T01");
        // Nobody's name before the confirmation is acknowledged, neither here nor among those who are not to come.
        Assert.Empty(await OfferedAsync(street));
        Assert.DoesNotContain("王T01", await street.GetStringAsync("/street/exclusions"), StringComparison.Ordinal);
        await ExcludeAsync(street, "T01", 422);
        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { });
        Assert.Equal(["", "T01"], await OfferedAsync(street));

        await ExcludeAsync(street, "T01", 303);
        Assert.Empty(await OfferedAsync(street));
    }

    [Fact]
    public async Task Who_has_held_a_lesson_here_is_known_though_nothing_was_acknowledged()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");

        await town.App.MoveToAsync("2026-09-21T11:05");
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);

        Assert.Equal(["", "T01"], await OfferedAsync(street));
    }

    [Fact]
    public async Task Who_is_nobody_is_refused_beside_the_field()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        town.RequestedTeacher = "王三";

        Assert.Equal(
            "422 order.teacher-unknown 没有找到这位老师，请写来过本街镇的老师的姓名或编号，或者留空",
            await town.RefusalAsync("/api/orders", town.OrderBody())
        );
    }

    [Fact]
    public async Task Nobody_is_offered_for_lessons_that_lost_their_teacher()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        await town.DropOutAsync(await town.ThreeLessonsAsync());

        Assert.Empty(await OfferedAsync(street));
        await ExcludeAsync(street, teacher: "", 422);
    }

    [Fact]
    public async Task Who_never_came_here_is_shown_by_the_number_that_the_order_names()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        town.RequestedTeacher = "T02";
        var order = await town.FileAsync();
        await town.SendAsync($"/api/orders/{order}/decision", new { decision = "return", comment = "请说明场地" });

        var form = Html.ParseDocument(await street.GetStringAsync($"/orders/{order}/edit"));

        Assert.Equal("编号T02的老师", form.QuerySelector("[name=requestedTeacher] option[value=T02]")?.TextContent);
    }

    private static async Task ExcludeAsync(HttpClient street, string teacher, int status)
    {
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("teacher", teacher),
            KeyValuePair.Create("reason", "两次迟到"),
        ]);
        using var answer = await street.PostAsync("/street/exclusions", form);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    private static async Task<string?[]> OfferedAsync(HttpClient street)
    {
        var form = Html.ParseDocument(await street.GetStringAsync("/orders/new"));
        return [.. form.QuerySelectorAll("[name=requestedTeacher] option").Select(one => one.GetAttribute("value"))];
    }
}
