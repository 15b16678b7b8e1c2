using Delivery.Domain;
using Delivery.Functions.Matching.Plan;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Matching;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>What staff cannot do with a course says so by a code, a sentence and the field it stands beside.</summary>
public sealed class SteerRefusalTests
{
    private static readonly Caller Staff = new(CallerKind.Staff, "s1", "高一", new HashSet<string> { Role.Matcher });

    [Fact]
    public async Task Before_anybody_is_asked()
    {
        await using var town = await Town.StartAsync(teachers: 4, PlanForms.EveryTenMinutes);
        var course = await town.CourseAsync();

        Assert.Equal("matching.choice ask 请勾选1至3位老师", await AskAsync(town, course));
        Assert.Equal("matching.choice ask 请勾选1至3位老师", await AskAsync(town, course, "T01", "T02", "T03", "T04"));
        Assert.Equal(
            "matching.incapable ask 老师“T99”现在上不了这门课，请从表中选择",
            await AskAsync(town, course, "T99")
        );
        Assert.Equal(
            "matching.not-on-hold  这门课没有暂停，请刷新页面查看最新状态",
            Of(await Steer(town).ReleaseAsync(course, Staff, Durable(town)))
        );
        Assert.Equal(
            "matching.hold-reason holdReason 请写明为什么先不要问",
            Of(await Steer(town).HoldAsync(course, "", Staff, Durable(town)))
        );
        Assert.Equal("course.unknown  没有找到课程“X”，请核对编号", await AskAsync(town, "X", "T01"));
    }

    [Fact]
    public async Task While_teachers_are_asked_and_when_nobody_is_left()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();
        Assert.Equal("matching.asking ask 正在等老师答复，等有了结果再问别的老师", await AskAsync(town, course, "T01"));

        await town.AnswerAsync(course, "T01", "decline");

        Assert.Equal("Unmatched", await town.StageAsync(course));
        Assert.Equal(
            "matching.idle holdReason 这门课现在没有在找老师，不用暂停",
            Of(await Steer(town).HoldAsync(course, "等等", Staff, Durable(town)))
        );
    }

    private static SteerCourse Steer(Town town) => town.App.Services.GetRequiredService<SteerCourse>();

    private static DurableTaskClient Durable(Town town) => town.App.Services.GetRequiredService<DurableTaskClient>();

    private static async Task<string> AskAsync(Town town, string course, params string[] chosen) =>
        Of(await Steer(town).AskAsync(course, chosen, Staff, Durable(town)));

    private static string Of(Outcome<PlanTurn> outcome)
    {
        var refusal = Assert.Single(outcome.Refusals);
        return $"{refusal.Code} {refusal.Field} {refusal.Message}";
    }
}
