using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>The numbered files of a month: made by a POST, and read again byte for byte as they were handed over.</summary>
public sealed class BankFilesApi(Api api, Settlements settlements, MakeBankFile make, BankFiles files, AuditLog audit)
{
    [Function(nameof(PostBankFile))]
    [ApiCall(
        "做下一号银行文件：从没交过的，和交过而未成或退回的；文件留存",
        Answer = typeof(BankFileView),
        Status = 201,
        Scopes = [Role.FinanceMaker, Role.FinanceApprover]
    )]
    public Task<IResult> PostBankFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settlements/{month}/payout-files")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string month
    ) =>
        api.SendAsync(
            request,
            Pays,
            async call =>
            {
                if (!Month.TryParse(month, out var asked))
                    return SettlementAnswers.NoSuchMonth(month);
                var made = await make.RunAsync(asked, call, durable);
                return made.IsRefused
                    ? SettlementAnswers.Refused(asked, made.Refusals)
                    : new ApiAnswer(201, (await ViewAsync(asked, file => file.Number == made.Value.Number))[0]);
            }
        );

    [Function(nameof(GetBankFiles))]
    [ApiCall(
        "这个月交给银行的文件",
        Answer = typeof(BankFilesView),
        Scopes = [Role.FinanceMaker, Role.FinanceApprover]
    )]
    public Task<IResult> GetBankFiles(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/settlements/{month}/payout-files")]
            HttpRequest request,
        string month
    ) =>
        api.GetAsync(
            request,
            Pays,
            async _ =>
                Month.TryParse(month, out var asked) && await settlements.RunAsync(asked) is not null
                    ? ApiAnswer.Ok(new BankFilesView(await ViewAsync(asked, _ => true)))
                    : ApiAnswer.NotFound("settlement.unknown", "这个月的结算", month)
        );

    [Function(nameof(GetBankFile))]
    [ApiCall(
        "交给银行的第几号文件，和当时一字不差；每次下载都记录在案",
        Form = "text/csv",
        Scopes = [Role.FinanceMaker, Role.FinanceApprover]
    )]
    public async Task<IResult> GetBankFile(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "api/settlements/{month}/payout-files/{number}"
        )]
            HttpRequest request,
        string month,
        string number
    )
    {
        KeptBankFile? file = null;
        var refused = await api.GetAsync(
            request,
            Pays,
            async caller =>
            {
                file = await FindAsync(month, number);
                if (file is null)
                    return ApiAnswer.NotFound("payout.file-unknown", "银行文件", $"{month}/{number}");
                // To ask with HEAD is not to take it.
                if (HttpMethods.IsGet(request.Method))
                    await audit.WriteAsync(caller, "settlement.bank-file", month, $"第{number}号");
                return ApiAnswer.NoContent;
            }
        );
        return file is null
            ? refused
            : SheetFiles.Csv(
                request.HttpContext,
                await files.ContentAsync(file),
                file.MediaType,
                $"payout-{file.Month}-{file.Number}"
            );
    }

    private async Task<KeptBankFile?> FindAsync(string month, string number) =>
        Month.TryParse(month, out var asked)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            ? await files.FindAsync(asked, which)
            : null;

    private async Task<IReadOnlyList<BankFileView>> ViewAsync(Month month, Func<KeptBankFile, bool> which)
    {
        var handed = await HandedOver.OfAsync(files, month);
        var kept = (await settlements.PayslipsAsync(month)).Select(stored => stored.Value).ToList();
        return [.. handed.Files.Where(which).Select(file => BankFileView.Of(file, handed, kept))];
    }

    private static bool Pays(Caller caller) => caller.IsOfFinance;
}
