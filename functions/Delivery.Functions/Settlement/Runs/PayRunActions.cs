using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Settlement.Disputes;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>The buttons of a run's page, by the names in their addresses; each does what the API's call does.</summary>
public sealed class PayRunActions(
    Settlements settlements,
    StartRun start,
    ReleaseRun release,
    ApproveRun approve,
    SendRunBack sendBack,
    MakeBankFile bankFile,
    RecordResults record,
    DecideContradiction decide,
    AnswerDispute answer,
    AdjustPayslip adjust,
    EnterTax enter,
    CurrentSettings settings
)
{
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["start"] = Role.FinanceMaker,
        ["release"] = Role.FinanceMaker,
        ["contradictions"] = Role.FinanceMaker,
        ["disputes"] = Role.FinanceMaker,
        ["adjustments"] = Role.FinanceMaker,
        ["taxes"] = Role.FinanceMaker,
        ["approve"] = Role.FinanceApprover,
        ["send-back"] = Role.FinanceApprover,
        ["bank-files"] = Role.FinanceMaker,
        ["results"] = Role.FinanceMaker,
        ["returns"] = Role.FinanceMaker,
    };

    private static readonly Dictionary<string, string> Done = new()
    {
        ["start"] = "结算已开始",
        ["release"] = "工资单已发出，老师会收到邮件",
        ["contradictions"] = "决定已保存，工资单随即更新",
        ["disputes"] = "已答复，老师会收到邮件",
        ["adjustments"] = "调整已保存",
        ["taxes"] = "扣税已保存",
        ["approve"] = "已批准发放，可以做银行文件了",
        ["send-back"] = "已退回编制，编制的人会收到邮件",
        ["bank-files"] = "银行文件已做好，请从“交给银行的文件”下载",
        ["results"] = "转账结果已登记",
        ["returns"] = "退回已登记，老师会收到邮件",
    };

    /// <returns>What is said on the page after an act; null for what is none.</returns>
    public static string? DoneOf(string act) => Done.GetValueOrDefault(act);

    public bool Knows(string act) => Roles.ContainsKey(act);

    public bool May(string act, Caller caller) =>
        Roles.TryGetValue(act, out var role)
            ? caller.May(role) || act is "bank-files" or "results" or "returns" && caller.May(Role.FinanceApprover)
            : caller.IsStaff;

    /// <returns>Every reason why not; empty when it is done.</returns>
    public async Task<IReadOnlyList<Refusal>> DoAsync(
        string act,
        Month month,
        PayRunForm form,
        IFormCollection posted,
        Call by,
        DurableTaskClient durable
    ) =>
        act switch
        {
            "start" => (await start.RunAsync(month, by, durable)).Refusals,
            "release" => (await release.RunAsync(month, by, durable, mayWait: form.Later.Length > 0)).Refusals,
            "approve" => (await approve.RunAsync(month, by, durable)).Refusals,
            "send-back" => (await sendBack.RunAsync(month, form.Reason, by, durable)).Refusals,
            "bank-files" => (await bankFile.RunAsync(month, by, durable)).Refusals,
            "contradictions" => (
                await decide.RunAsync(month, form.LessonId, form.Decision == "pay", form.Reason, by, durable)
            ).Refusals,
            "disputes" => await AnswerAsync(form, by, durable),
            "taxes" => form.NewAmount is { } tax
                ? (await enter.RunAsync(form.PayslipId, tax, form.Reason, by, durable)).Refusals
                : [new Refusal("payslip.tax-amount", "请填写扣税金额，不扣的写0", "amount")],
            "adjustments" => await AdjustAsync(month, form, by, durable),
            "returns" => await ReturnAsync(month, form, by, durable),
            _ => await RecordAsync(month, posted, by, durable),
        };

    private async Task<IReadOnlyList<Refusal>> AnswerAsync(PayRunForm form, Call by, DurableTaskClient durable)
    {
        decimal? adjustment = null;
        if (form.Decision == "correct")
        {
            if (form.NewAmount is not { } amount)
                return [new Refusal("payslip.amount", "更正时请填写新的金额，例如 250", "amount")];
            if (await settlements.PayslipAsync(form.PayslipId) is not { Value.Payslip: var payslip })
                return [AnswerPayslip.Unknown(form.PayslipId)];
            adjustment = amount - payslip.AmountOf(form.Line);
        }

        var answered = new DisputeAnswer(form.Line, form.Dispute.Answer, adjustment);
        return (await answer.RunAsync(form.PayslipId, answered, by, durable)).Refusals;
    }

    private async Task<IReadOnlyList<Refusal>> AdjustAsync(
        Month month,
        PayRunForm form,
        Call by,
        DurableTaskClient durable
    ) =>
        form.NewAmount is not { } amount ? [new Refusal("payslip.amount", "请填写调整金额，例如 -50", "amount")]
        : form.Corrects.Length > 0 && !Month.TryParse(form.Corrects, out _) ? [AdjustPayslip.NoMonth]
        : (
            await adjust.RunAsync(
                month,
                form.Teacher,
                amount,
                form.Reason,
                Month.TryParse(form.Corrects, out var closed) ? closed : null,
                form.CorrectsLesson,
                form.Carry.Length > 0,
                by,
                durable
            )
        ).Refusals;

    private async Task<IReadOnlyList<Refusal>> ReturnAsync(
        Month month,
        PayRunForm form,
        Call by,
        DurableTaskClient durable
    )
    {
        var on = TypedNumbers.Day(form.ReturnedOn);
        var returned = new TransferResult(form.PayslipId, Ok: false, form.Reason, Returned: true, on);
        return
        [
            .. (await record.RunAsync(month, [returned], by, durable)).Refusals.Select(one =>
                one with
                {
                    Field = one.Field?.Split('.')[^1],
                }
            ),
        ];
    }

    private async Task<IReadOnlyList<Refusal>> RecordAsync(
        Month month,
        IFormCollection posted,
        Call by,
        DurableTaskClient durable
    )
    {
        var results = posted.Files.GetFile("file") is { Length: > 0 } file
            ? Of(await ReadAsync(file), TypedNumbers.Whole($"{posted["fileNumber"]}"))
            : Outcome.Of(PayRunForm.Results(posted));
        return results.IsRefused
            ? results.Refusals
            : (await record.RunAsync(month, results.Value, by, durable)).Refusals;
    }

    // What the receipt says itself goes before what was chosen beside it.
    private static Outcome<IReadOnlyList<TransferResult>> Of(Outcome<IReadOnlyList<TransferResult>> read, int? file) =>
        read.IsRefused
            ? read
            : Outcome.Of<IReadOnlyList<TransferResult>>([
                .. read.Value.Select(one => one with { File = one.File ?? file }),
            ]);

    private async Task<Outcome<IReadOnlyList<TransferResult>>> ReadAsync(IFormFile file)
    {
        using var read = new MemoryStream();
        await file.CopyToAsync(read);
        return BankResults.Read(read.ToArray(), settings.BankFile);
    }
}
