using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement.Carried;
using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Carried;

/// <summary>
/// Money that the bank sends back after its month was closed: nothing of that month changes, and the amount waits for the
/// teacher's next payslip. One row for each payslip, so that it comes back once.
/// </summary>
public sealed class ReturnedLater(Settlements settlements, CarriedItems carried, Commands commands, TimeProvider clock)
{
    // A batch of rows holds a hundred; each return brings its message.
    private const int MostInOneBatch = 40;

    /// <param name="returned">With the place of each among the results that were sent.</param>
    public async Task<List<Refusal>> CheckAsync(Month month, IReadOnlyList<(int Index, TransferResult Item)> returned)
    {
        var (refusals, seen) = (new List<Refusal>(), new HashSet<string>());
        foreach (var (index, result) in returned)
        {
            if (!seen.Add(result.PayslipId))
                refusals.Add(RecordResults.Twice(result.PayslipId) with { Field = $"results[{index}].payslipId" });
            var found = await FindAsync(month, result);
            if (found.IsRefused)
                refusals.AddRange(found.Refusals.Select(one => one with { Field = ResultFields.Of(index, one.Code) }));
        }

        return refusals;
    }

    public async Task<Outcome<PayRun>> RunAsync(
        PayRun run,
        IReadOnlyList<TransferResult> returned,
        Call call,
        DurableTaskClient durable
    )
    {
        var batches = returned.Chunk(MostInOneBatch).ToList();
        foreach (var batch in batches.SkipLast(1))
            if (await TakeAsync(run, batch, call.By, durable) is { IsRefused: true } refused)
                return refused;
        return await TakeAsync(run, batches[^1], call, durable);
    }

    private Task<Outcome<PayRun>> TakeAsync(PayRun run, TransferResult[] batch, Call call, DurableTaskClient durable) =>
        commands.RunAsync<PayRun>(
            call,
            new Place(carried.Table, CarriedItems.Partition),
            durable,
            async () =>
            {
                var found = new List<CarriedItem?>();
                foreach (var result in batch)
                {
                    var one = await FindAsync(run.Month, result);
                    if (one.IsRefused)
                        return Outcome.Refused<PayRun>(one.Refusals);
                    found.Add(one.Value is { } item ? item with { By = call.By.Name } : null);
                }

                var fresh = found.OfType<CarriedItem>().ToList();
                return fresh.Count == 0
                    ? Outcome.Of(run)
                    : Decided.Change(
                        run,
                        new Act(
                            "settlement.returned",
                            run.Month.ToString(),
                            string.Join("、", fresh.Select(item => $"{item.TeacherName} {item.Amount:0.00}"))
                        ),
                        [.. fresh.Select(item => TableRows.Insert(CarriedItems.OpenRow(item)))],
                        [.. fresh.Select(item => ReturnOrchestrator.Start(item.Origin, item.Since, item.Reason, true))]
                    );
            }
        );

    /// <returns>What is to be left to a later month; null where it was left before.</returns>
    private async Task<Outcome<CarriedItem?>> FindAsync(Month month, TransferResult result)
    {
        if (await settlements.PayslipAsync(result.PayslipId) is not { Value: var kept } || kept.Payslip.Month != month)
            return Outcome.Refused<CarriedItem?>(RecordResults.Unknown(result.PayslipId));
        var known = (await carried.FindAsync(result.PayslipId, CarriedKind.Repayment))?.Item;
        if (known is not null && known.Since == result.ReturnedOn && known.TakenBy is null)
            return Outcome.Of<CarriedItem?>(null);
        if (known is not null)
            return Outcome.Refused<CarriedItem?>(
                "payout.return-known",
                known.TakenBy is { } paying
                    ? $"这笔钱{known.Since:yyyy-MM-dd}退回，已并入{paying}的工资单重发；又被退回的，请在{paying}登记"
                    : $"{known.Since:yyyy-MM-dd}的退回登记过了；重转后又被退回的，请写后一次的日期"
            );
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        // A file that is read again after the month was closed tells of what came back before.
        var before = kept.Returns?.Select(one => one.On) ?? [];
        return ReturnRules.Check(kept.Payslip, kept.PaidOn, before, result.ReturnedOn, today) is { } refusal
            ? Outcome.Refused<CarriedItem?>(refusal)
            : Outcome.Of<CarriedItem?>(
                new CarriedItem(
                    kept.Payslip.PayslipId,
                    kept.Payslip.TeacherId,
                    kept.TeacherName,
                    CarriedKind.Repayment,
                    kept.Payslip.Transfer,
                    result.ReturnedOn!.Value,
                    RecordResults.ReasonOf(result)
                )
            );
    }
}
