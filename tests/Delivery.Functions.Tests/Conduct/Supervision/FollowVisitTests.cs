using System.Net;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Conduct.Supervision;

/// <summary>A violation or a praise is made of what a supervisor reported.</summary>
public sealed class FollowVisitTests
{
    [Fact]
    public async Task Trouble_becomes_a_violation_by_a_button_once_and_the_visit_shows_what_came_of_it()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);
        var staff = $"/staff/supervision/{visit}";
        using (var early = await Visiting.PostAsync(town, $"{staff}/violation", Form("LowHeadcount", "人太少")))
            await RefusedAsync(early, "还没有收到督导报告，收到以后再办理"); // visit.no-report
        await town.App.MoveToAsync("2026-09-21T11:05");
        using (
            await Visiting.PostAsync(
                town,
                page,
                ("act", "report"),
                ("startedOnTime", "yes"),
                ("teacherIsRight", "no"),
                ("venueFits", "yes"),
                ("headcount", "12")
            )
        ) { }
        var proposed = await town.App.Http.GetStringAsync(staff);
        Assert.Contains("value=\"UnapprovedChange\" selected", proposed, StringComparison.Ordinal);
        Assert.Contains(
            "9月21日太极拳第1节：督导时任课老师不在场，或由别人代课；督导时到场12人，少于20人</textarea>",
            proposed,
            StringComparison.Ordinal
        );
        using (var empty = await Visiting.PostAsync(town, $"{staff}/violation", Form("UnapprovedChange", "")))
            await RefusedAsync(empty, "请写明依据");
        using (var kindless = await Visiting.PostAsync(town, $"{staff}/violation", Form("", "代课")))
            await RefusedAsync(kindless, "请选择违规的种类");

        for (var press = 0; press < 2; press++)
            using (
                var taken = await Visiting.PostAsync(town, $"{staff}/violation", Form("UnapprovedChange", "请人代课"))
            )
                Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);

        var violation = Assert.Single(await ViolationsAsync(town));
        Assert.Equal(("UnapprovedChange", "请人代课"), ($"{violation.Kind}", violation.Evidence));
        var shown = await town.App.Http.GetStringAsync(staff);
        Assert.Contains("已记违规：擅自更改课程", shown, StringComparison.Ordinal);
        Assert.DoesNotContain($"action=\"{staff}/violation\"", shown, StringComparison.Ordinal);
        var conduct = await town.App.Http.GetStringAsync($"/staff/conduct/{Town.Street}");
        Assert.Contains($"href=\"{staff}\"", conduct, StringComparison.Ordinal);
        Assert.Single(
            await town.SubjectsAsync("lin@example.cn"),
            one => one.Contains("违规", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Too_few_people_are_one_violation_whether_the_visit_or_the_streets_count_shows_it_first()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);
        await town.App.MoveToAsync("2026-09-21T11:05");
        await Visiting.ReportedAsync(town, page, "12");
        var lesson = Visiting.LessonOf(visit);
        await town.PutAsync($"/api/lessons/{lesson}/attendance", new { headcount = 12 });
        using (
            await Visiting.PostAsync(
                town,
                $"/staff/supervision/{visit}/violation",
                Form("LowHeadcount", "督导时到场12人，少于20人")
            )
        ) { }

        await town.App.MoveToAsync("2026-09-30T09:00");

        Assert.Single(await ViolationsAsync(town), one => $"{one.Kind}" == "LowHeadcount");
    }

    [Fact]
    public async Task What_went_well_becomes_a_praise_that_the_street_reads_once()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (visit, page) = await Visiting.SentAsync(town);
        var staff = $"/staff/supervision/{visit}";
        await town.App.MoveToAsync("2026-09-21T11:05");
        await Visiting.ReportedAsync(town, page, "26");
        Assert.Contains(
            "督导时准时上课，到场26人，秩序良好，感谢街镇和老师</textarea>",
            await town.App.Http.GetStringAsync(staff),
            StringComparison.Ordinal
        );
        using (var empty = await Visiting.PostAsync(town, $"{staff}/praise", ("comment", "")))
            await RefusedAsync(empty, "请写明表扬什么，街镇会看到"); // visit.praise

        for (var press = 0; press < 2; press++)
            using (var praised = await Visiting.PostAsync(town, $"{staff}/praise", ("comment", "组织得很好")))
                Assert.Equal(HttpStatusCode.SeeOther, praised.StatusCode);

        var mail = Assert.Single(
            await town.SubjectsAsync("lin@example.cn"),
            one => one.StartsWith("协会表扬清荷街道", StringComparison.Ordinal)
        );
        Assert.Contains("9月21日", mail, StringComparison.Ordinal);
        Assert.Contains("已表扬", await town.App.Http.GetStringAsync(staff), StringComparison.Ordinal);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains("组织得很好", await street.GetStringAsync("/street/conduct"), StringComparison.Ordinal);
        Assert.Empty(await ViolationsAsync(town));
    }

    private static (string, string)[] Form(string kind, string evidence) =>
        [("violationKind", kind), ("evidence", evidence)];

    private static async Task RefusedAsync(HttpResponseMessage refused, string sentence)
    {
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains(sentence, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Delivery.Domain.Conduct.Violations.Violation>> ViolationsAsync(Town town) =>
        (await town.App.Services.GetRequiredService<StreetConducts>().ReadAsync(Town.Street)).Violations;
}
