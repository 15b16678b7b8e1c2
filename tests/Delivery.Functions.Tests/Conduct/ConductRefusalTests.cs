using Delivery.Functions.Conduct.Assessments;
using Delivery.Functions.Conduct.Suspensions;
using Delivery.Functions.Conduct.Violations;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Feedback.News;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>What staff are refused as they judge a street's conduct, by code, sentence and field.</summary>
public sealed class ConductRefusalTests
{
    private const string Page = $"/staff/conduct/{Town.Street}";

    [Fact]
    public async Task A_violation_is_taken_back_once_and_with_a_reason()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await SuspensionTests.ViolateAsync(town, times: 1);
        const string Id = "20260901-1";

        Assert.Equal(["violation.unknown 没有找到这条违规记录，请刷新页面"], await VoidAsync(town, "x", "误记"));
        Assert.Equal(["violation.reason 请写明为什么撤销 (reason)"], await VoidAsync(town, Id, " "));
        Assert.Empty(await VoidAsync(town, Id, "误记"));
        Assert.Equal(["violation.stage 这条违规记录已经撤销"], await VoidAsync(town, Id, "再撤一次"));
    }

    [Fact]
    public async Task A_violation_is_of_a_kind()
    {
        await using var town = await Town.StartAsync(teachers: 0);

        Assert.Equal("violation.kind 请选择违规的种类 (violationKind)", RecordViolation.NoKind.Words());
        foreach (var kind in new[] { "", "Nothing", "99" })
            Assert.Contains(
                RecordViolation.NoKind.Message,
                await RefusedAsync(town, $"{Page}/violations", ("violationKind", kind), ("evidence", "督导发现")),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task A_suspension_is_decided_one_way_or_the_other()
    {
        await using var town = await Town.StartAsync(teachers: 0);

        Assert.Equal("suspension.decision 请选择怎样办理", MoveSuspension.NoDecision.Words());
        Assert.Contains(
            MoveSuspension.NoDecision.Message,
            await RefusedAsync(town, $"{Page}/suspension", ("decision", "maybe"), ("comment", "再想想")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_street_is_commended_by_name_and_with_a_reason()
    {
        await using var town = await Town.StartAsync(teachers: 0);

        Assert.Equal(
            ["commendation.street 请选择要表彰的街镇 (street)"],
            await CommendAsync(town, "310199999", "先进街镇", "课课满员")
        );
        Assert.Equal(
            [
                "commendation.title 请写明表彰的名称，例如：先进街镇 (title)",
                "commendation.reason 请写明表彰的理由，街镇会看到 (reason)",
            ],
            await CommendAsync(town, Town.Street, " ", null)
        );
        Assert.Equal(
            ["commendation.year 2026年还没有过完，明年再按全年的评估表彰"],
            await CommendAsync(town, Town.Street, "先进街镇", "课课满员", year: 2026)
        );
    }

    [Fact]
    public async Task A_commendation_is_taken_back_with_a_reason_and_once()
    {
        await using var town = await Town.StartAsync(teachers: 0);

        Assert.Equal(
            ["commendation.unknown 没有找到这次表彰，或已经撤回，请刷新页面"],
            await TakeBackAsync(town, "评错了街镇")
        );
        Assert.Empty(await CommendAsync(town, Town.Street, "先进街镇", "课课满员"));
        Assert.Equal(
            [$"commendation.withdraw-reason 请写明为什么撤回，街镇会看到 (reason[{Town.Street}])"],
            await TakeBackAsync(town, " ")
        );
    }

    private static async Task<string[]> TakeBackAsync(Town town, string reason) =>
        (
            await town
                .App.Services.GetRequiredService<CommendStreet>()
                .WithdrawAsync(2025, Town.Street, reason, Caller.Service, Durable(town))
        ).Words();

    private static async Task<string[]> VoidAsync(Town town, string id, string reason) =>
        (
            await town
                .App.Services.GetRequiredService<VoidViolation>()
                .RunAsync(Town.Street, id, reason, Caller.Service, Durable(town))
        ).Words();

    private static async Task<string[]> CommendAsync(
        Town town,
        string street,
        string title,
        string? reason,
        int year = 2025
    ) =>
        (
            await town
                .App.Services.GetRequiredService<CommendStreet>()
                .RunAsync(year, street, title, reason, Caller.Service, Durable(town))
        ).Words();

    private static async Task<string> RefusedAsync(Town town, string path, params (string Name, string Value)[] fields)
    {
        using var refused = await NewsTown.PostAsync(town, path, fields);
        Assert.Equal(422, (int)refused.StatusCode);
        return await refused.Content.ReadAsStringAsync();
    }

    private static DurableTaskClient Durable(Town town) => town.App.Services.GetRequiredService<DurableTaskClient>();
}
