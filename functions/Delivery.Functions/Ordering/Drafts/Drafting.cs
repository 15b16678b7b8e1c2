using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering.Drafts;

/// <summary>Keeps what a street has typed so far, nothing of it judged, and forgets it once the order is filed.</summary>
public sealed class Drafting(StreetYears streetYears, Commands commands, TimeProvider clock)
{
    private const int Most = 50;

    // What only carries the form is not kept with it.
    private static readonly string[] OfTheForm = ["formKey", "act", "draft", "order"];

    public static Refusal SavedSince { get; } =
        new("etag.mismatch", "草稿刚刚又保存过，没有删去；请看过下面的内容再决定");

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
        return KeepAsync(caller, caller.Id, place, form);
    }

    /// <summary>What is typed into a returned order; it lies beside the order, under its number.</summary>
    public Task<Outcome<OrderDraft>> KeepAnswerAsync(Caller caller, Order returned, IFormCollection form) =>
        KeepAsync(caller, returned.Request.Street, PlaceOf(returned), form);

    /// <returns>Null where nothing was kept since the order came back.</returns>
    public async Task<Stored<OrderDraft>?> AnswerAsync(Order returned) =>
        await streetYears.DraftAsync(returned.Request.Street, PlaceOf(returned).Year, returned.OrderId) is { } draft
        && Answers(draft.Value, returned)
            ? draft
            : null;

    /// <summary>An answer to an earlier return is none to this one.</summary>
    public static bool Answers(OrderDraft draft, Order order) =>
        order.Stage == OrderStage.Returned && draft.Id == order.OrderId && draft.SavedAt >= order.History[^1].At;

    internal static bool IsAnswer(OrderDraft draft) => OrderId.TryParse(draft.Id, out _);

    private static DraftPlace PlaceOf(Order order) => new(OrderId.Parse(order.OrderId).Year, order.OrderId);

    private Task<Outcome<OrderDraft>> KeepAsync(Caller caller, string street, DraftPlace place, IFormCollection form)
    {
        var fields = form.Where(field => !OfTheForm.Contains(field.Key) && field.Value.ToString().Length > 0)
            .ToDictionary(field => field.Key, field => field.Value.ToString());
        var draft = new OrderDraft(place.Id, place.Year, fields, clock.GetUtcNow(), caller.Name);
        return commands.RunAsync(
            caller,
            streetYears.PlaceOf(street, place.Year),
            durable: null,
            () => DecideAsync(street, draft)
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

    /// <summary>
    /// Throws away what was kept of an answer; the order itself stays as it was returned. Done twice, it is gone all the same.
    /// </summary>
    /// <param name="seen">As it was when the page was opened: what a colleague has saved since is not thrown away unseen.</param>
    public Task<Outcome<bool>> DiscardAnswerAsync(Call call, Order returned, Azure.ETag seen)
    {
        var (street, place) = (returned.Request.Street, PlaceOf(returned));
        return commands.RunAsync(
            call,
            streetYears.PlaceOf(street, place.Year),
            durable: null,
            async () =>
                await streetYears.DraftAsync(street, place.Year, place.Id) is not { } kept ? Outcome.Of(false)
                : !seen.Fits(kept.ETag) ? Outcome.Refused<bool>(SavedSince)
                : Decided.Change(
                    true,
                    new Act("draft.discard", $"{street}/{place.Year}-{place.Id}"),
                    [TableRows.Delete(kept)]
                )
        );
    }

    private async Task<Decided<OrderDraft>> DecideAsync(string street, OrderDraft draft)
    {
        // An answer to a returned order is at most one for each, and goes with it.
        var others = (await streetYears.DraftsAsync(street, draft.Year)).Where(other => !IsAnswer(other)).ToList();
        if (!IsAnswer(draft) && others.Count >= Most && others.All(other => other.Id != draft.Id))
            return Outcome.Refused<OrderDraft>(TooMany);
        return Decided.Change(
            draft,
            new Act("draft.save", $"{street}/{draft.Year}-{draft.Id}"),
            [StreetYears.Put(street, draft)]
        );
    }
}
