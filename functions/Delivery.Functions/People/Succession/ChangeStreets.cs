using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.People.Succession;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.People.Succession;

/// <summary>
/// Takes a merger or a split: both entries of the register in one batch, each with its history. Of two at the same time one
/// finds the street changed. Money, courses and letters follow by <see cref="StreetChangeOrchestrator"/>.
/// </summary>
public sealed class ChangeStreets(
    Registers registers,
    StreetYears streetYears,
    QuotaPassing passing,
    Commands commands,
    TimeProvider clock
)
{
    public async Task<Outcome<string>> RunAsync(StreetChange asked, Call call, DurableTaskClient durable)
    {
        var outcome = await commands.RunAsync(call, registers.Streets.Place, durable, () => DecideAsync(asked, call));
        registers.Streets.Forget();
        return outcome;
    }

    /// <summary>The same rules before anything is taken, for the page that shows what would follow.</summary>
    public async Task<IReadOnlyList<Refusal>> CheckAsync(StreetChange asked)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var (stay, fees) = await ChosenAsync(asked, today.Year);
        return
        [
            .. StreetChangeRules.Check(
                asked,
                today,
                await passing.FreeAsync(asked.Code, today.Year) + fees,
                asked.Other is not null && await HasOrderedAsync(asked.OtherCode, today.Year)
            ),
            .. stay,
        ];
    }

    /// <returns>Which of the chosen orders cannot go, and what those that can will need of this year's quota, in yuan.</returns>
    private async Task<(IReadOnlyList<Refusal> Stay, decimal Fees)> ChosenAsync(StreetChange asked, int year)
    {
        var (stay, fees) = (new List<Refusal>(), 0m);
        if (asked is not { Kind: StreetChangeKind.Split, Street: { } street })
            return (stay, fees);
        foreach (var id in asked.Orders ?? [])
        {
            var order = (await streetYears.OrderAsync(id))?.Value;
            if (HandoverRules.Against(id, order, street) is { } refusal)
                stay.Add(refusal);
            else if (order!.Request.FundingStream == FundingStream.Basic && OrderId.Parse(id).Year == year)
                fees += order.EstimatedFees;
        }

        return (stay, fees);
    }

    // In January a street that ordered all through last year is no new one.
    private async Task<bool> HasOrderedAsync(string street, int year) =>
        await streetYears.HeadAsync(street, year) is { Value.LastNumber: > 0 }
        || await streetYears.HeadAsync(street, year - 1) is { Value.LastNumber: > 0 };

    private async Task<Decided<string>> DecideAsync(StreetChange asked, Call call)
    {
        var (street, other) = (
            await registers.Streets.FindAsync(asked.Code),
            await registers.Streets.FindAsync(asked.OtherCode)
        );
        var found = asked with { Street = street?.Value, Other = other?.Value };
        if (await CheckAsync(found) is { Count: > 0 } refusals)
            return Outcome.Refused<string>(refusals);
        var from = asked.From!.Value;
        var (left, right) =
            asked.Kind == StreetChangeKind.Merge
                ? StreetChanges.Merge(street!.Value, other!.Value, from)
                : StreetChanges.Split(street!.Value, other!.Value, from, asked.Part!.Value);
        var act = new Act(
            asked.Kind == StreetChangeKind.Merge ? "street.merge" : "street.split",
            asked.Code,
            SuccessionWords.Note(found)
        );
        var (at, told) = (clock.GetUtcNow(), StreetsChanged.Of(found, call.By.Name));
        return Decided.Change(
            asked.Code,
            act,
            [
                .. registers.Streets.Changed(call.By, act, at, asked.Code, street, left),
                .. registers.Streets.Changed(call.By, act, at, asked.OtherCode, other, right),
            ],
            OutboxMessage.Start(
                nameof(StreetChangeOrchestrator),
                Instances.StreetChange(asked.Kind, asked.Code, asked.OtherCode),
                told
            )
        );
    }
}
