using System.Globalization;
using System.Text.Json;
using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Web.Intake;

/// <summary>
/// Takes the rows of a file. More rows than one batch holds are first written down, all in one batch with the audit line and
/// the answer: from then on the import is decided. Then they are put into the register, some at a time, and each time
/// forgotten in the same batch; what a crash leaves is visible, and is put in by the next repeat of the key or by a timer.
/// </summary>
public sealed class TakeImport(
    DeliveryTables tables,
    Commands commands,
    Outbox outbox,
    FreshIds ids,
    TimeProvider clock
)
{
    // A batch holds a hundred rows: for each of these its own and that of its history, and two beside them.
    private const int RowsAtOnce = 40;

    // A batch holds four megabytes, and a Chinese character is three bytes.
    private const int MostCharacters = 1_200_000;

    private static readonly TimeSpan AtWork = TimeSpan.FromMinutes(1);

    public Task<Outcome<IntakeReport>> RunAsync(
        RegisterIntake register,
        IntakeMode mode,
        IReadOnlyList<CheckedRow> rows,
        Call call
    ) => RunAsync(register, IntakeReport.Of(register, mode, rows), mode, rows, call);

    private async Task<Outcome<IntakeReport>> RunAsync(
        RegisterIntake register,
        IntakeReport report,
        IntakeMode mode,
        IReadOnlyList<CheckedRow> rows,
        Call call
    )
    {
        var place = new Place(tables.Registers, register.Name);
        var outcome = await commands.RunAsync(
            call,
            place,
            durable: null,
            () => Task.FromResult(Decide(register, report, mode, rows, call.By))
        );
        if (outcome is { IsRefused: false, Value.ImportId: { } id })
            await FinishAsync(register, id);
        return outcome;
    }

    /// <summary>Puts in what is still to be put in of the imports of a register that nobody is at work on any more.</summary>
    /// <returns>How many imports there were.</returns>
    public async Task<int> FinishLeftAsync(RegisterIntake register)
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var waiting in tables.Registers.WithPrefixAsync<WaitingRows>(register.Name, ImportRows.Waiting))
            if (clock.GetUtcNow() - waiting.Value.At > AtWork)
                left.Add(ImportRows.IdOf(waiting.RowKey));
        foreach (var id in left)
            await FinishAsync(register, id);
        return left.Count;
    }

    private Decided<IntakeReport> Decide(
        RegisterIntake register,
        IntakeReport report,
        IntakeMode mode,
        IReadOnlyList<CheckedRow> rows,
        Caller by
    )
    {
        if (mode == IntakeMode.All && report.Wrong > 0)
            return Outcome.Refused<IntakeReport>(report.Refusals);
        var taken = rows.Select(row => row.Value).OfType<JsonElement>().ToList();
        if (mode == IntakeMode.Check || taken.Count == 0)
            return Outcome.Of(report);
        if (taken.Sum(value => value.GetRawText().Length) > MostCharacters)
            return Outcome.Refused<IntakeReport>("import.too-large", "文件里的文字太多，请分成几个文件");
        var now = clock.GetUtcNow();
        // Short enough for a phone's screen; one that was there already would be refused and made anew.
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{now.UtcDateTime:yyyyMMddHHmmss}-{ids.At(now).ToString("N")[^8..]}"
        );
        var whole = new Import(id, now, by.Name, rows.Count, taken.Count);
        return Decided.Change(
            report with
            {
                Taken = taken.Count,
                ImportId = id,
            },
            new Act("register.import", $"{register.Name}/{id}", $"{taken.Count} / {rows.Count}"),
            [
                TableRows.Insert(ImportRows.Of(register.Name, whole)),
                .. taken
                    .Chunk(RowsAtOnce)
                    .Select(
                        (values, at) =>
                            TableRows.Insert(
                                ImportRows.Of(
                                    register.Name,
                                    id,
                                    at,
                                    new WaitingRows(now, by.Kind, by.Id, by.Name, values)
                                )
                            )
                    ),
            ]
        );
    }

    private async Task FinishAsync(RegisterIntake register, string id)
    {
        var waiting = tables.Registers.WithPrefixAsync<WaitingRows>(register.Name, ImportRows.WaitingOf(id));
        await foreach (var rows in waiting)
        {
            await PutInAsync(register, id, rows.RowKey);
            await tables.Registers.DeleteEntityAsync(register.Name, rows.RowKey);
        }
    }

    private async Task PutInAsync(RegisterIntake register, string id, string key)
    {
        var place = new Place(tables.Registers, register.Name);
        Attempt? attempt = null;
        var after = await TableRows.UntilCommittedAsync<Func<Task>>(async () =>
        {
            // Another may have put them in meanwhile; then only what lies beside the register is done again.
            var waiting = await tables.Registers.FindAsync<WaitingRows>(register.Name, key);
            if (waiting is null or { Value.AreIn: true })
            {
                if (attempt is not null)
                    await outbox.GiveUpAsync(attempt);
                return (true, () => register.AfterAsync(waiting?.Value.Values ?? []));
            }

            attempt ??= outbox.Begin(waiting.Value.By, place);
            var act = new Act(
                "register.import-rows",
                $"{register.Name}/{id}",
                string.Join(' ', waiting.Value.Values.Select(register.CodeOf))
            );
            var (rows, done) = await register.RowsAsync(attempt, act, waiting.Value.Values);
            var isIn = Row.Of(register.Name, key, waiting.Value with { AreIn = true });
            var tags = await outbox.TryCommitAsync(
                null,
                attempt,
                act,
                [.. rows, TableRows.Replace(isIn, waiting.ETag)]
            );
            return (tags is not null, done);
        });
        await after();
    }
}
