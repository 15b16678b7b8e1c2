using System.Net.Http.Json;
using Azure;
using Azure.Data.Tables;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Workflow;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>An order waits for the association: decided either way, returned and answered, withdrawn, or met with silence.</summary>
public sealed class ReviewTests
{
    private const string Staff = "shenhe@example.cn";
    private const string Manager = "zhuguan@example.cn";
    private const string Contact = "lin@example.cn";

    [Fact]
    public async Task An_approved_order_goes_on_to_its_teachers_and_holds_its_fees()
    {
        await using var town = await Town.StartAsync();
        var order = await town.FileAsync();

        await DecideAsync(town, order, "approve");

        Assert.Equal("Matching", await town.StageAsync(order));
        Assert.Contains("订单已通过审核：太极拳（2节）", await town.SubjectsAsync(Contact));
        var quota = await town.GetAsync($"/api/streets/{Town.Street}/quota/2026");
        Assert.Equal(600m, quota.GetProperty("reserved").GetDecimal());
    }

    [Fact]
    public async Task A_rejected_order_ends_with_its_reason_and_holds_nothing()
    {
        await using var town = await Town.StartAsync();
        var order = await town.FileAsync();

        Assert.StartsWith("422 decision.comment", await RefusedAsync(town, order, "reject"));
        await DecideAsync(town, order, "reject", "与已安排的课程重复");

        Assert.Equal("Rejected", await town.StageAsync(order));
        Assert.Contains("订单未通过审核：太极拳（2节）", await town.SubjectsAsync(Contact));
        Assert.StartsWith("409 order.stage", await RefusedAsync(town, order, "approve"));
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        var page = await street.GetStringAsync($"/orders/{order}");
        Assert.Contains("没有安排", page, StringComparison.Ordinal);
        Assert.DoesNotContain("待上课", page, StringComparison.Ordinal);
        Assert.Equal(
            0m,
            (await town.GetAsync($"/api/streets/{Town.Street}/quota/2026")).GetProperty("reserved").GetDecimal()
        );
    }

    [Fact]
    public async Task An_older_word_of_an_order_never_takes_the_place_of_a_newer_one_in_the_staffs_list()
    {
        await using var town = await Town.StartAsync();
        var order = await town.FileAsync();
        var list = town.App.Services.GetRequiredService<DeliveryTables>().OrderLists;
        var filed = (await list.QueryAsync<TableEntity>(row => row.RowKey == order).ToListAsync()).Single();
        filed["Moves"] = 100;
        filed["Stage"] = "Approved";
        await list.UpdateEntityAsync(filed, ETag.All, TableUpdateMode.Replace);

        await town.App.Services.GetRequiredService<OrderLists>().RefreshAsync(order);
        Assert.Equal("Approved", await ListedStageAsync());

        filed["Moves"] = 0;
        await list.UpdateEntityAsync(filed, ETag.All, TableUpdateMode.Replace);
        await town.App.Services.GetRequiredService<OrderLists>().RefreshAsync(order);
        Assert.Equal("Submitted", await ListedStageAsync());

        async Task<string> ListedStageAsync() =>
            (await list.GetEntityAsync<TableEntity>(filed.PartitionKey, order)).Value.GetString("Stage");
    }

    [Fact]
    public async Task A_return_that_is_told_twice_leaves_the_order_with_its_street()
    {
        await using var town = await Town.StartAsync();
        var order = await town.FileAsync();
        await DecideAsync(town, order, "return", "请说明场地有没有音响");
        await town.App.Engine.Client.RaiseEventAsync(Instances.Course(order), Events.Order, OrderMove.Returned);
        await town.App.IdleAsync();
        using var resubmitted = await town.App.Http.PutAsJsonAsync($"/api/orders/{order}", Corrected());
        resubmitted.EnsureSuccessStatusCode();

        await DecideAsync(town, order, "approve");

        Assert.Equal("Matching", await town.StageAsync(order));
    }

    [Fact]
    public async Task A_returned_order_is_corrected_and_decided_as_often_as_needed()
    {
        await using var town = await Town.StartAsync();
        var order = await town.FileAsync();
        foreach (var question in (string[])["请说明场地有没有音响", "请说明参加者的年龄"])
        {
            await DecideAsync(town, order, "return", question);
            Assert.Equal("Returned", await town.StageAsync(order));
            using var resubmitted = await town.App.Http.PutAsJsonAsync($"/api/orders/{order}", Corrected());
            resubmitted.EnsureSuccessStatusCode();
            Assert.Equal("Submitted", await town.StageAsync(order));
        }

        await DecideAsync(town, order, "approve");

        Assert.Equal("Matching", await town.StageAsync(order));
        Assert.Equal(2, (await town.SubjectsAsync(Contact)).Count(subject => subject == "请补充订单：太极拳（2节）"));
    }

    [Fact]
    public async Task A_withdrawn_order_ends_and_gives_back_what_it_held()
    {
        await using var town = await Town.StartAsync();
        var order = await town.CourseAsync();

        using var withdrawn = await town.App.Http.PostAsync($"/api/orders/{order}/withdraw", null);
        withdrawn.EnsureSuccessStatusCode();

        Assert.Equal("Withdrawn", await town.StageAsync(order));
        Assert.Equal(
            0m,
            (await town.GetAsync($"/api/streets/{Town.Street}/quota/2026")).GetProperty("reserved").GetDecimal()
        );
    }

    [Fact]
    public async Task Silence_reminds_staff_after_two_working_days_and_their_manager_after_four_and_lapses_at_the_first_lesson()
    {
        await using var town = await Town.StartAsync();
        var order = await town.FileAsync();

        await town.App.MoveToAsync("2026-09-03T16:59");
        Assert.Empty(await town.SubjectsAsync(Staff));
        await town.App.MoveToAsync("2026-09-03T17:00");
        Assert.Single(await town.SubjectsAsync(Staff));
        Assert.Empty(await town.SubjectsAsync(Manager));
        await town.App.MoveToAsync("2026-09-07T17:00");
        Assert.Single(await town.SubjectsAsync(Manager));
        await town.App.MoveToAsync("2026-09-21T09:29");
        Assert.Equal("Submitted", await town.StageAsync(order));
        await town.App.MoveToAsync("2026-09-21T09:30");

        Assert.Equal("Rejected", await town.StageAsync(order));
        Assert.Contains("订单未通过审核：太极拳（2节）", await town.SubjectsAsync(Contact));
        Assert.Single(await town.SubjectsAsync(Staff));
    }

    [Fact]
    public async Task A_question_that_is_never_answered_lapses_at_the_first_lesson_too()
    {
        await using var town = await Town.StartAsync();
        var order = await town.FileAsync();
        await DecideAsync(town, order, "return", "请说明场地有没有音响");

        await town.App.MoveToAsync("2026-09-21T09:30");

        Assert.Equal("Rejected", await town.StageAsync(order));
        Assert.Empty(await town.SubjectsAsync(Manager));
    }

    [Fact]
    public async Task A_street_may_withdraw_instead_of_answering()
    {
        await using var town = await Town.StartAsync();
        var order = await town.FileAsync();
        await DecideAsync(town, order, "return", "请说明场地有没有音响");

        await town.SendAsync($"/api/orders/{order}/withdraw", new { });

        Assert.Equal("Withdrawn", await town.StageAsync(order));
        Assert.Contains("Completed", town.App.StoryOf(Instances.Course(order)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_stays_with_its_street_and_its_year()
    {
        await using var town = await Town.StartAsync();
        var order = await town.FileAsync();
        await DecideAsync(town, order, "return", "请说明场地有没有音响");

        Assert.Equal(
            "422 order.street 补充时不能换街镇，请撤回后另行提交",
            await town.RefusalAsync($"/api/orders/{order}", Corrected(street: "310101003"), HttpMethod.Put)
        );
        Assert.Equal(
            "422 order.year 第1节课应仍在2026年，改到别的年份请撤回后另行提交",
            await town.RefusalAsync($"/api/orders/{order}", Corrected(year: 2027), HttpMethod.Put)
        );
        Assert.Equal("Returned", await town.StageAsync(order));
    }

    [Fact]
    public async Task The_same_order_sent_twice_is_one_order()
    {
        await using var town = await Town.StartAsync();
        var answers = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/orders")
            {
                Content = JsonContent.Create(Corrected()),
            };
            request.Headers.Add("Idempotency-Key", "a-double-click");
            using var answer = await town.App.Http.SendAsync(request);
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Single((await town.GetAsync("/api/orders")).GetProperty("items").EnumerateArray());
    }

    private static object Corrected(string street = Town.Street, int year = 2026) =>
        new
        {
            street,
            discipline = "TJQ",
            fundingStream = "Basic",
            audience = new
            {
                ages = "50—70岁",
                level = "初学",
                expected = 30,
            },
            venue = new
            {
                name = "清荷文体中心",
                address = "黄浦区清荷路1号",
                indoor = true,
            },
            lessons = new[] { $"{year}-09-21", $"{year}-09-28" }.Select(day => new
            {
                start = $"{day}T09:30:00+08:00",
                minutes = 90,
            }),
            notes = "场地配有音响",
        };

    private static Task DecideAsync(Town town, string order, string decision, string? comment = null) =>
        town.SendAsync($"/api/orders/{order}/decision", new { decision, comment });

    private static Task<string> RefusedAsync(Town town, string order, string decision) =>
        town.RefusalAsync($"/api/orders/{order}/decision", new { decision });
}
