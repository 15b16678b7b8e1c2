using Delivery.Domain.Conduct.Supervision;
using Delivery.Functions.Conduct.Supervision;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Conduct.Supervision;

/// <summary>What an unannounced visit is refused for, by code, sentence and field.</summary>
public sealed class VisitRefusalTests
{
    [Fact]
    public async Task Nobody_is_sent_without_a_name_and_an_address()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, _) = await Visiting.SentAsync(town);

        Assert.Equal(
            ["visit.supervisor 请写督导员的姓名 (personName)", "visit.email 请写督导员的邮箱，链接发到那里 (email)"],
            await AssignAsync(town, visit, new Supervisor("", "sun"))
        );
        Assert.Equal(
            ["visit.unknown 没有找到这次督导，请从列表里打开"],
            await AssignAsync(town, "2026-W39-x", new Supervisor("孙七", Visiting.Inspector))
        );
    }

    [Fact]
    public async Task Nobody_is_sent_to_a_lesson_that_has_begun()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, _) = await Visiting.SentAsync(town);
        await town.App.MoveToAsync("2026-09-21T09:30");

        Assert.Equal(
            ["visit.past 这节课已经开始，来不及派人了"],
            await AssignAsync(town, visit, new Supervisor("钱八", "qian@example.com"))
        );
    }

    [Fact]
    public async Task Who_cannot_go_says_why()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, _) = await Visiting.SentAsync(town);
        var report = town.App.Services.GetRequiredService<ReportVisit>();

        var declined = await report.DeclineAsync(visit, 1, "", Caller.Service, Durable(town));

        Assert.Equal(["visit.reason 请写明为什么去不了 (reason)"], declined.Words());
    }

    [Fact]
    public async Task A_seed_is_a_whole_number_or_left_out()
    {
        await using var town = await Town.StartAsync(teachers: 1);

        using var refused = await Visiting.PostAsync(
            town,
            "/staff/supervision?week=2026-W39",
            ("formKey", "k"),
            ("count", "1"),
            ("seed", "七")
        );

        Assert.Equal("draw.seed 种子应为整数，或空着由系统取 (seed)", DrawVisits.WrongSeed.Words());
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains(
            DrawVisits.WrongSeed.Message,
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_report_answers_everything_that_is_asked()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (_, page) = await Visiting.SentAsync(town);
        await town.App.MoveToAsync("2026-09-21T09:45");

        using var refused = await Visiting.PostAsync(town, page, ("formKey", "r"), ("remarks", "人不少"));

        var shown = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Equal(
            [
                "visit.answer 请选择是否准时开始 (startedOnTime)",
                "visit.answer 请选择老师是否到场、是不是本人 (teacherIsRight)",
                "visit.answer 请选择场地是否合适 (venueFits)",
                "visit.headcount 到场人数请填0到5000的整数 (headcount)",
            ],
            new VisitReport(null, null, null, null, "人不少", []).Check().Select(refusal => refusal.Words())
        );
        Assert.All(
            new VisitReport(null, null, null, null, "人不少", []).Check(),
            refusal => Assert.Contains(refusal.Message, shown, StringComparison.Ordinal)
        );
    }

    private static async Task<string[]> AssignAsync(Town town, string visit, Supervisor to) =>
        (
            await town
                .App.Services.GetRequiredService<AssignSupervisor>()
                .RunAsync(visit, to, Caller.Service, Durable(town))
        ).Words();

    private static DurableTaskClient Durable(Town town) => town.App.Services.GetRequiredService<DurableTaskClient>();
}
