using System.Globalization;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>
/// The next numbered file for the bank, with what the bank does not have in hand. It is kept in the batch that replaces the
/// run, as results are, so that a payslip never stands in two files that both await their result.
/// </summary>
public sealed class MakeBankFile(
    RunCommands commands,
    Settlements settlements,
    BankFiles files,
    BankFile bank,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public Task<Outcome<KeptBankFile>> RunAsync(Month month, Call call, DurableTaskClient durable) =>
        commands.ActAsync(
            call,
            month,
            new Act("settlement.make-bank-file", month.ToString()),
            durable,
            run => MakeAsync(run, RunCommands.PersonOf(call.By))
        );

    private async Task<Outcome<(RunChange Change, KeptBankFile Answer)>> MakeAsync(PayRun run, RunPerson by)
    {
        if (NotNow(run) is { } refusal)
            return Outcome.Refused<(RunChange, KeptBankFile)>(refusal);
        var handed = await HandedOver.OfAsync(files, run.Month);
        var kept = (await settlements.PayslipsAsync(run.Month)).Select(stored => stored.Value).ToList();
        var open = await bank.RowsAsync(handed.Open(kept));
        var number = handed.Files.Count + 1;
        // So that the statement of the account, and perhaps the receipt, says which file ordered it.
        var rows = BankFile.Sendable(open).Select(row => row with { Remark = $"{row.Remark}第{number}号" }).ToList();
        if (rows.Count == 0)
            return Outcome.Refused<(RunChange, KeptBankFile)>(Nothing(handed, kept, open.Count));
        var sheet = BankFile.SheetOf(run.Month, rows, settings.BankFile, number);
        var encoding = sheet.Encoding!.Value;
        var content = CsvText.Bytes(CsvSheet.Write(sheet), encoding);
        var file = new KeptBankFile(
            run.Month,
            number,
            by,
            clock.GetUtcNow(),
            rows.Count,
            rows.Sum(row => row.Amount),
            rows.Sum(row => TailOf(row.Account)),
            CsvText.MediaType(encoding),
            BankFiles.HashOf(content),
            [.. rows.Select(row => row.TeacherId)]
        );
        var change = new RunChange(run, [.. files.Rows(file, content)])
        {
            Note = $"第{file.Number}号，{file.Count} / {file.Total:0.00}",
        };
        return Outcome.Of((change, file));
    }

    private static Refusal? NotNow(PayRun run) =>
        run.Approved is null
            ? new Refusal("settlement.stage", $"{run.Month}发放还没有批准，批准后才能做银行文件")
            : RunCommands.Not(run, SettlementStage.Payout, "做银行文件");

    private static Refusal Nothing(HandedOver handed, IEnumerable<KeptPayslip> kept, int held)
    {
        var awaited = kept.Count(one => handed.AwaitedIn(one) is not null);
        string[] why =
        [
            .. awaited > 0 ? [$"{awaited}笔已在银行手里，等结果"] : Array.Empty<string>(),
            .. held > 0 ? [$"{held}笔缺银行账户"] : Array.Empty<string>(),
            .. awaited + held == 0 ? ["都已到账"] : Array.Empty<string>(),
        ];
        return new Refusal("payout.nothing", $"没有要交给银行的款项：{string.Join("，", why)}");
    }

    private static long TailOf(string account)
    {
        var digits = new string([.. account.Where(char.IsAsciiDigit)]);
        return long.TryParse(digits[^Math.Min(4, digits.Length)..], CultureInfo.InvariantCulture, out var tail)
            ? tail
            : 0;
    }
}
