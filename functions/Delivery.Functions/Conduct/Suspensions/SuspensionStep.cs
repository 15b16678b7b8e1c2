using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Ordering;
using Delivery.Functions.Conduct.Violations;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Suspensions;

/// <summary>One move of a street's suspension, saved with what it makes due; the suspension's orchestration hears of it.</summary>
public sealed class SuspensionStep(
    StreetConducts conducts,
    ConductLists lists,
    Registers registers,
    SuspensionProposals proposals,
    Commands commands,
    TimeProvider clock
)
{
    /// <param name="move">Of the conduct as it is, and by whom; a new suspension where none is open.</param>
    public async Task<Outcome<Suspension>> RunAsync(
        string street,
        Act act,
        Call call,
        DurableTaskClient durable,
        Func<StreetConduct, string, Outcome<Suspension>> move
    )
    {
        if (await WhoAnswersAsync(street) is not { } own)
            return Outcome.Refused<Suspension>(RecordViolation.Unknown(street));
        var moved = await commands.RunAsync(
            call,
            conducts.PlaceOf(own.Code),
            durable,
            () => DecideAsync(own, act with { Subject = own.Code }, call.By, move)
        );
        if (!moved.IsRefused)
            await lists.RefreshAsync(own.Code, moved.Value.Season);
        return moved;
    }

    // A street that went into another orders no more, so the other one is suspended; what was open before is ended where it was.
    private async Task<Street?> WhoAnswersAsync(string code)
    {
        if ((await registers.Streets.FindAsync(code))?.Value is not { } street)
            return null;
        return street.SuccessorOn(Today) is null || (await conducts.ReadAsync(code)).Open is not null
            ? street
            : await registers.OfficeOfAsync(street);
    }

    private async Task<Decided<Suspension>> DecideAsync(
        Street own,
        Act act,
        Caller by,
        Func<StreetConduct, string, Outcome<Suspension>> move
    )
    {
        var conduct = await conducts.ReadAsync(own.Code);
        var moved = move(conduct, by.Name);
        if (moved.IsRefused)
            return moved;
        // What was recorded while this one was open could not be proposed beside it.
        var next =
            moved.Value.Stage.IsOver() && own.SuccessorOn(Today) is null
                ? await proposals.OfAsync(own, conduct, moved: moved.Value)
                : null;
        var row = StreetConducts.RowOf(moved.Value);
        return Decided.Change(
            moved.Value,
            act,
            [
                conduct.NextHead(),
                conduct.Open is { } open ? TableRows.Replace(row, open.ETag) : TableRows.Insert(row),
                .. next is null ? [] : new[] { TableRows.Insert(StreetConducts.RowOf(next)) },
            ],
            [
                conduct.Open is null
                    ? SuspensionTurn.Begin(moved.Value)
                    : OutboxMessage.Raise(Instances.Suspension(own.Code, moved.Value.Number), Events.Suspension, true),
                .. next is null ? [] : new[] { SuspensionTurn.Begin(next) },
            ]
        );
    }

    private DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());
}
