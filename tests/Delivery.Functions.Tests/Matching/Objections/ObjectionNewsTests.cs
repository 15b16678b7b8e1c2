using System.Net;
using System.Text.Json.Nodes;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Conduct;
using Delivery.Functions.Tests.Matching.DropOuts;
using Delivery.Functions.Tests.Programme.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Objections;

/// <summary>Who learns of an objection, and who does not.</summary>
public sealed class ObjectionNewsTests
{
    private const string Why = "学员去年反映动作讲得太快";
    private const string Answer = "老师已答应放慢进度";

    [Fact]
    public async Task Other_systems_hear_of_the_stages_alone_each_with_its_number_in_the_history()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var town = await Town.StartAsync(
            teachers: 1,
            settings: new Dictionary<string, string?> { ["Delivery:Webhooks:MayCallThisMachine"] = "true" },
            services: services => services.AddSingleton<LookUpHost>(WebhookTests.LookUp)
        );
        await town.PutAsync("/api/webhooks/city-portal", new { url = receiver.Url, orders = true });
        var course = await town.ObjectedAsync(Why);
        await DeclineAsync(town, course);

        await town.App.MoveToAsync("2026-09-21T14:00");

        var told = receiver.Calls.Select(call => JsonNode.Parse(call.Body)!).ToList();
        Assert.Equal(
            ["1 Submitted", "2 Approved", "3 Matching", "4 Confirmed", "7 InDelivery"],
            told.Select(one => $"{((string?)one["id"])!.Split('-')[^1]} {(string?)one["data"]!["stage"]}")
                .Distinct()
                .Order()
        );
    }

    [Fact]
    public async Task The_teacher_reads_nothing_of_it_in_the_course()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ObjectedAsync(Why);
        await DeclineAsync(town, course);
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));

        var read = await town.GetAsync($"/api/courses/{course}", teacher);

        Assert.Equal(
            ["待审核", "审核通过", "正在匹配教师", "已安排教师", "签收确认单"],
            read.GetProperty("timeline").EnumerateArray().Select(one => one.GetProperty("what").GetString())
        );
        var streets = (await town.GetAsync($"/api/courses/{course}", street)).GetProperty("timeline").EnumerateArray();
        Assert.Contains(streets, one => one.GetProperty("comment").GetString() == Answer);
    }

    [Fact]
    public async Task Both_people_of_the_street_get_the_answer()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await DeclineAsync(town, await town.ObjectedAsync(Why));

        foreach (var address in new[] { "lin@example.cn", "zhou@example.cn" })
            Assert.Contains(
                Answer,
                (await town.MailAsync(address, "老师不换，课程照常")).Text,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task Staff_find_where_to_write_one_down_for_a_street_that_calls_as_long_as_there_is_time()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        var (page, link) = ($"/staff/orders/{course}", $"href=\"/courses/{course}/objection\"");

        Assert.Contains(link, await town.App.Http.GetStringAsync(page), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-02T17:00");
        Assert.DoesNotContain(link, await town.App.Http.GetStringAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_teacher_has_left_the_street_is_told_of_no_time_to_object()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains("对老师有异议的", WebUtility.HtmlDecode(await street.GetStringAsync("/street")));

        await town.DropOutAsync(course);
        await town.AnswerAgainAsync(course, "T02", "accept");

        Assert.Equal("Confirmed", await town.StageAsync(course));
        Assert.DoesNotContain("对老师有异议的", WebUtility.HtmlDecode(await street.GetStringAsync("/street")));
    }

    [Fact]
    public async Task A_course_that_is_called_off_waits_for_nobody_and_offers_nothing()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ObjectedAsync(Why);
        Assert.Contains("/objection", await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);

        foreach (var lesson in new[] { "01", "02", "03" })
            await town.ApproveAsync(await town.AskAsync($"{course}-{lesson}", Asking.Cancel()));

        Assert.Equal("Cancelled", await town.StageAsync(course));
        Assert.DoesNotContain("/objection", await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Contains("Completed", town.App.StoryOf($"objection-{course}-1"), StringComparison.Ordinal);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.DoesNotContain("/objection", await street.GetStringAsync($"/orders/{course}"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "value=\"accept\"",
            await town.App.Http.GetStringAsync($"/courses/{course}/objection"),
            StringComparison.Ordinal
        );
    }

    private static async Task DeclineAsync(Town town, string course)
    {
        await town.SendAsync(
            $"/api/courses/{course}/objection/decision",
            new { decision = "decline", answer = Answer }
        );
        await town.App.IdleAsync();
    }
}
