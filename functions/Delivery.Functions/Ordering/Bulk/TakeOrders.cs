using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering.Bulk;

/// <summary>
/// Takes the orders of a file. First all of them are written down in one batch with the audit line and the answer: from then
/// on the import is decided. Then they are filed, a street's year at a time, each under a key of its own; what a crash
/// leaves is filed by the next repeat of the sender's key, or by a timer.
/// </summary>
public sealed class TakeOrders(
    OrderImports imports,
    FileOrders file,
    Commands commands,
    FreshIds ids,
    TimeProvider clock
)
{
    private const int GroupsInRow = 4;
    private const int FiledAtOnce = 4;
    private const int MostRows = 95;

    private static readonly TimeSpan AtWork = TimeSpan.FromMinutes(10);

    public async Task<Outcome<IntakeReport>> RunAsync(
        OrderIntake intake,
        IntakeMode mode,
        IReadOnlyList<JudgedOrder> judged,
        Call call,
        DurableTaskClient durable
    )
    {
        var report = IntakeReport.Of(intake, mode, [.. judged.Select(one => one.Row)]);
        var outcome = await commands.RunAsync(
            call,
            imports.Place,
            durable: null,
            () => Task.FromResult(Decide(report, mode, judged, call.By))
        );
        if (outcome is { IsRefused: false, Value.ImportId: { } id })
            await FinishAsync(id, durable);
        return outcome;
    }

    /// <summary>Files what is still to be filed of the imports that nobody is at work on any more.</summary>
    /// <returns>How many imports there were.</returns>
    public async Task<int> FinishLeftAsync(DurableTaskClient durable)
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var waiting in imports.WaitingAsync(import: null))
            if (clock.GetUtcNow() - waiting.Value.At > AtWork)
                left.Add(waiting.Value.Import);
        foreach (var id in left)
            await FinishAsync(id, durable);
        return left.Count;
    }

    private Decided<IntakeReport> Decide(
        IntakeReport report,
        IntakeMode mode,
        IReadOnlyList<JudgedOrder> judged,
        Caller by
    )
    {
        if (mode == IntakeMode.All && report.Wrong > 0)
            return Outcome.Refused<IntakeReport>(report.Refusals);
        var now = clock.GetUtcNow();
        var taken = judged.Select(one => one.Request).OfType<OrderRequest>().ToList();
        if (mode == IntakeMode.Check || taken.Count == 0)
            return Outcome.Of(report);
        var rows = GroupsOf(taken, now).Chunk(GroupsInRow).ToList();
        if (rows.Count > MostRows)
            return Outcome.Refused<IntakeReport>("import.too-large", "文件里的文字太多，请分成几个文件");
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{now.UtcDateTime:yyyyMMddHHmmss}-{ids.At(now).ToString("N")[^8..]}"
        );
        var sender = OrderImports.SenderOf(by);
        return Decided.Change(
            report with
            {
                Taken = taken.Count,
                ImportId = id,
            },
            new Act("order.import", $"{sender}/{id}", $"{taken.Count} / {judged.Count}"),
            [
                OrderImports.Insert(new OrderImport(id, sender, now, by.Name, judged.Count, taken.Count, Filed: 0, [])),
                .. rows.Select(
                    (groups, at) =>
                        OrderImports.Insert(
                            new WaitingOrders(id, now, by.Kind, by.Id, by.Name, WaitingOrders.Pack(groups)),
                            at
                        )
                ),
            ]
        );
    }

    private static IEnumerable<OrderGroup> GroupsOf(IReadOnlyList<OrderRequest> taken, DateTimeOffset now) =>
        from order in taken
        group order by (order.Street, Year: BulkJudge.YearOf(order, now)) into same
        from part in same.Chunk(FileOrders.Most)
        select new OrderGroup(same.Key.Street, same.Key.Year, part);

    private async Task FinishAsync(string id, DurableTaskClient durable)
    {
        var rows = await imports.WaitingAsync(id).ToListAsync();
        await Parallel.ForEachAsync(
            rows,
            new ParallelOptions { MaxDegreeOfParallelism = FiledAtOnce },
            async (row, _) => await FileAsync(row, durable)
        );
    }

    private async Task FileAsync(Stored<WaitingOrders> row, DurableTaskClient durable)
    {
        var (filed, refused) = (0, new List<string>());
        foreach (var (at, group) in row.Value.Groups().Index())
        {
            // The same group under the same key: filed before, it only says so.
            var key = SHA256.HashData(Encoding.UTF8.GetBytes($"order-import\n{row.RowKey}\n{at}"));
            var call = new Call(row.Value.By, new CallKey(Convert.ToHexStringLower(key), Body: null));
            var done = await file.RunAsync(group, call, durable);
            filed += done.OrderIds.Count;
            refused.AddRange(done.Refused);
        }

        await imports.DoneAsync(row, OrderImports.SenderOf(row.Value.By), filed, refused);
    }
}
