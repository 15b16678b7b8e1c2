using System.Net;
using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Disputes;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage.Settlement;
using Delivery.TestKit;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>A run that was sent back: who may approve it then, what its teachers see, and steps that are done a second time.</summary>
public sealed class SentBackAgainTests
{
    private const string Why = "沈知远的交通补贴没有加上";

    [Fact]
    public async Task Nobody_who_ever_released_it_approves_it_and_it_may_be_sent_back_twice()
    {
        await using var month = await PayoutAsync();
        await SendBackAsync(month, Person("B"));
        await ReleaseAsync(month, Person("C"), "2026-10-23T00:00");

        foreach (var maker in (Caller[])[await FirstAsync(month), Person("C")])
        {
            var refused = await ApproveAsync(month, maker);
            Assert.Equal("settlement.same-person", refused.Refusals[0].Code);
        }

        await SendBackAsync(month, Person("D"));
        await ReleaseAsync(month, Person("C"), "2026-10-31T00:00");
        Assert.Equal("settlement.same-person", (await ApproveAsync(month, Person("C"))).Refusals[0].Code);
        Assert.False((await ApproveAsync(month, Person("B"))).IsRefused);
        await month.App.IdleAsync();

        Assert.Equal("Approved", await month.StateOfAsync("T1"));
        Assert.Equal(3, await month.MailsAsync("T1@teacher.example.cn", "请核对2026年9月工资单"));
    }

    [Fact]
    public async Task The_end_of_the_check_done_a_second_time_leaves_it_with_its_maker()
    {
        await using var month = await PayoutAsync();
        await SendBackAsync(month, Person("B"));

        await Activity<CloseCheck>(month).Run(PayMonth.September);

        Assert.Equal("Payroll", await month.StageAsync());
        await ReleaseAsync(month, Person("C"), "2026-10-23T00:00");
        Assert.Equal(("Payout", "Agreed"), (await month.StageAsync(), await month.StateOfAsync("T1")));
    }

    [Fact]
    public async Task Begun_anew_it_opens_every_payslip_and_writes_the_letter()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Payroll");
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        await AddPayslipAsync(month);
        // Saved, and stopped before it was told.
        await Of<Settlements>(month)
            .ChangeRunAsync(
                PayMonth.September,
                run =>
                    run with
                    {
                        Stage = SettlementStage.Payroll,
                        Released = null,
                        SentBack = [new RunSentBack(new RunPerson("B", "复核"), month.App.Now, Why)],
                    }
            );

        await Activity<OpenPayroll>(month).Run(PayMonth.September);

        Assert.Equal(("Draft", "Draft"), (await month.StateOfAsync("T1"), await month.StateOfAsync("T2")));
        Assert.Equal(1, await month.MailsAsync("caiwu", "2026年9月工资发放没有批准，已退回编制"));
    }

    [Fact]
    public async Task What_is_corrected_shows_its_teacher_no_sum_and_only_who_checked_before_checks_again()
    {
        await using var month = await PayoutAsync();
        using var teacher = await month.App.SignedInAsync(CallerKind.Teacher, "T1");
        Assert.Contains("太极拳", await PageAsync(teacher), StringComparison.Ordinal);
        await SendBackAsync(month, Person("B"));

        var page = await PageAsync(teacher);

        Assert.Contains("这份工资单正在更正，改好后会发邮件请老师再核对一次", page, StringComparison.Ordinal);
        Assert.DoesNotContain("太极拳", page, StringComparison.Ordinal);
        Assert.DoesNotContain("课酬", page, StringComparison.Ordinal);
        Assert.Contains("太极拳", await PageAsync(month.App.Http), StringComparison.Ordinal);

        await AddPayslipAsync(month);
        await PayMonth.OkAsync(month.PostAsync("release"));

        Assert.Contains("再核对一次", await LastLetterAsync(month, "T1"), StringComparison.Ordinal);
        Assert.Contains("工资单已做好", await LastLetterAsync(month, "T2"), StringComparison.Ordinal);
    }

    private static async Task<PayMonth> PayoutAsync()
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Payout");
        return month;
    }

    /// <summary>Like the first one's, of somebody who taught nothing this month.</summary>
    private static async Task AddPayslipAsync(PayMonth month)
    {
        var settlements = Of<Settlements>(month);
        var first = (await settlements.PayslipAsync(PayMonth.September, "T1"))!.Value;
        var payslip = first.Payslip with { TeacherId = "T2", PayslipId = "2026-09-T2" };
        var added = first with { Payslip = payslip, TeacherName = "顾晓岚", WasReopened = false };
        await settlements.Table.AddEntityAsync<TableEntity>(Settlements.RowOf(added));
    }

    private static Caller Person(string id) => new(CallerKind.Staff, id, $"同事{id}", new HashSet<string>());

    /// <summary>Who released it first.</summary>
    private static async Task<Caller> FirstAsync(PayMonth month)
    {
        var run = (await Of<Settlements>(month).GetRunAsync(PayMonth.September)).Value;
        return Person(run.Makers[0].Id);
    }

    private static async Task SendBackAsync(PayMonth month, Caller by)
    {
        var sent = await Of<SendRunBack>(month).RunAsync(PayMonth.September, Why, by, Durable(month));
        Assert.False(sent.IsRefused);
        await month.App.IdleAsync();
        Assert.Equal("Draft", await month.StateOfAsync("T1"));
    }

    private static async Task ReleaseAsync(PayMonth month, Caller by, string until)
    {
        Assert.False((await Of<ReleaseRun>(month).RunAsync(PayMonth.September, by, Durable(month))).IsRefused);
        await month.App.MoveToAsync(until);
    }

    private static Task<Outcome<PayRun>> ApproveAsync(PayMonth month, Caller by) =>
        Of<ApproveRun>(month).RunAsync(PayMonth.September, by, Durable(month));

    private static async Task<string> LastLetterAsync(PayMonth month, string teacher) =>
        (await month.App.MailAsync($"{teacher}@teacher.example.cn"))[^1].Text!;

    private static async Task<string> PageAsync(HttpClient http) =>
        WebUtility.HtmlDecode(await http.GetStringAsync("/payslips/2026-09-T1"));

    private static DurableTaskClient Durable(PayMonth month) => month.App.Engine.Client;

    private static T Activity<T>(PayMonth month) => ActivatorUtilities.CreateInstance<T>(month.App.Services);

    private static T Of<T>(PayMonth month)
        where T : notnull => month.App.Services.GetRequiredService<T>();
}
