using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering.Drafts;

/// <summary>Keeps what a street has typed so far, nothing of it judged, and forgets it once the order is filed.</summary>
public sealed class Drafting(StreetYears streetYears, Commands commands, TimeProvider clock)
{
    private const int Most = 50;

    // What only carries the form is not kept with it.
    private static readonly string[] OfTheForm = ["formKey", "act", "draft"];

    public static Refusal TooMany { get; } = new("draft.too-many", $"草稿最多{Most}份，请先提交或删去一些");

    /// <param name="known">Where it was kept before, as the form says it; empty for a new one.</param>
    public Task<Outcome<OrderDraft>> KeepAsync(Caller caller, string known, string formKey, IFormCollection form)
    {
        var now = clock.GetUtcNow();
        var place = DraftPlace.TryParse(known, out var there)
            ? there
            : new DraftPlace(
                ShanghaiTime.DateOf(now).Year,
                DraftPlace.IsId(formKey) ? formKey : Guid.NewGuid().ToString("N")
            );
        var fields = form.Where(field => !OfTheForm.Contains(field.Key) && field.Value.ToString().Length > 0)
            .ToDictionary(field => field.Key, field => field.Value.ToString());
        var draft = new OrderDraft(place.Id, place.Year, fields, now, caller.Name);
        return commands.RunAsync(
            caller,
            streetYears.PlaceOf(caller.Id, place.Year),
            durable: null,
            () => DecideAsync(caller, draft)
        );
    }

    /// <summary>Done twice, it is gone all the same.</summary>
    public Task<Outcome<bool>> DiscardAsync(Caller caller, DraftPlace place) =>
        commands.RunAsync(
            caller,
            streetYears.PlaceOf(caller.Id, place.Year),
            durable: null,
            async () =>
                await streetYears.DraftAsync(caller.Id, place.Year, place.Id) is null
                    ? Outcome.Of(false)
                    : Decided.Change(
                        true,
                        new Act("draft.discard", $"{caller.Id}/{place.Year}-{place.Id}"),
                        [StreetYears.RemoveDraft(caller.Id, place.Year, place.Id)]
                    )
        );

    private async Task<Decided<OrderDraft>> DecideAsync(Caller caller, OrderDraft draft)
    {
        var others = await streetYears.DraftsAsync(caller.Id, draft.Year);
        if (others.Count >= Most && others.All(other => other.Id != draft.Id))
            return Outcome.Refused<OrderDraft>(TooMany);
        return Decided.Change(
            draft,
            new Act("draft.save", $"{caller.Id}/{draft.Year}-{draft.Id}"),
            [StreetYears.Put(caller.Id, draft)]
        );
    }
}
