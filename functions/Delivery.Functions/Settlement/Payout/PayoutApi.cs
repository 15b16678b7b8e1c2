using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Payout;

/// <summary>The second half of a pay run: approval, the bank's file, the bank's results.</summary>
public sealed class PayoutApi(
    Api api,
    Settlements settlements,
    ApproveRun approve,
    SendRunBack sendBack,
    RecordResults record,
    BankFile bank,
    BankFiles handed,
    SettlementAnswers answers,
    SheetFiles files,
    CurrentSettings settings,
    AuditLog audit
)
{
    [Function(nameof(PostApproval))]
    [ApiCall("批准发放；编制过这次结算的人不能批准", Answer = typeof(SettlementView), Scopes = [Role.FinanceApprover])]
    public Task<IResult> PostApproval(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settlements/{month}/approve")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string month
    ) =>
        api.SendAsync(
            request,
            caller => caller.May(Role.FinanceApprover),
            async call =>
                Month.TryParse(month, out var asked)
                    ? await answers.ShowAsync(asked, await approve.RunAsync(asked, call, durable))
                    : SettlementAnswers.NoSuchMonth(month)
        );

    [Function(nameof(PostSendingBack))]
    [ApiCall(
        "不批准，写明原因退回编制；编制过这次结算的人不能退回",
        Body = typeof(SendBackBody),
        Answer = typeof(SettlementView),
        Scopes = [Role.FinanceApprover]
    )]
    public Task<IResult> PostSendingBack(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settlements/{month}/send-back")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string month
    ) =>
        api.SendAsync<SendBackBody>(
            request,
            caller => caller.May(Role.FinanceApprover),
            async (body, call) =>
                Month.TryParse(month, out var asked)
                    ? await answers.ShowAsync(asked, await sendBack.RunAsync(asked, body.Reason, call, durable))
                    : SettlementAnswers.NoSuchMonth(month)
        );

    [Function(nameof(GetPayoutFile))]
    [ApiCall(
        "还没有交给银行的每一笔，供核对；交给银行的文件用 POST payout-files 编号做成。每次下载都记录在案",
        Form = "text/csv",
        Scopes = [Role.FinanceMaker, Role.FinanceApprover]
    )]
    public async Task<IResult> GetPayoutFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/settlements/{month}/payout.csv")]
            HttpRequest request,
        string month
    )
    {
        Sheet? file = null;
        var refused = await api.GetAsync(
            request,
            Downloads,
            async caller =>
            {
                if (!Month.TryParse(month, out var asked) || await settlements.RunAsync(asked) is not { } run)
                    return ApiAnswer.NotFound("settlement.unknown", "这个月的结算", month);
                if (run.Value.Approved is null)
                    return ApiAnswer.Refused(
                        new Refusal("settlement.stage", $"{month}发放还没有批准，批准后才能下载待付清单")
                    );
                var kept = (await settlements.PayslipsAsync(asked)).Select(payslip => payslip.Value);
                var open = (await HandedOver.OfAsync(handed, asked)).Open(kept);
                var rows = BankFile.Sendable(await bank.RowsAsync(open));
                // To ask with HEAD is not to take it.
                if (HttpMethods.IsGet(request.Method))
                    await audit.WriteAsync(
                        caller,
                        "settlement.payout-list",
                        month,
                        $"{rows.Count} / {rows.Sum(row => row.Amount):0.00}"
                    );
                file = BankFile.SheetOf(asked, rows, settings.BankFile);
                return ApiAnswer.NoContent;
            }
        );
        return file is null ? refused : files.Csv(request.HttpContext, file, $"payout-{month}");
    }

    [Function(nameof(PostPayoutResults))]
    [ApiCall(
        "登记银行转账结果；到账后被退回的写 returned 和 returnedOn。也可以直接发 CSV 回执（payslip、result、reason、date、file 五列）",
        Body = typeof(PayoutResultsBody),
        File = "text/csv",
        Answer = typeof(SettlementView),
        Scopes = [Role.FinanceMaker, Role.FinanceApprover]
    )]
    public Task<IResult> PostPayoutResults(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settlements/{month}/payout-results")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string month
    ) =>
        RequestBody.IsJson(request)
            ? api.SendAsync<PayoutResultsBody>(
                request,
                Downloads,
                (body, call) =>
                    RecordAsync(
                        month,
                        Outcome.Of<IReadOnlyList<TransferResult>>([
                            .. body.Results.Select(one => new TransferResult(
                                one.PayslipId,
                                one.Ok,
                                one.Reason,
                                one.Returned == true,
                                one.ReturnedOn,
                                one.File
                            )),
                        ]),
                        call,
                        durable
                    )
            )
            : api.SendFileAsync(
                request,
                Downloads,
                (body, call) => RecordAsync(month, BankResults.Read(body, settings.BankFile), call, durable)
            );

    private async Task<ApiAnswer> RecordAsync(
        string month,
        Outcome<IReadOnlyList<TransferResult>> results,
        Call call,
        DurableTaskClient durable
    )
    {
        if (!Month.TryParse(month, out var asked))
            return SettlementAnswers.NoSuchMonth(month);
        return results.IsRefused
            ? ApiAnswer.Malformed(results.Refusals)
            : await answers.ShowAsync(asked, await record.RunAsync(asked, results.Value, call, durable));
    }

    private static bool Downloads(Caller caller) => caller.IsOfFinance;
}
