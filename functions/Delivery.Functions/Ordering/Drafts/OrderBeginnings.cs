using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Copies;
using Delivery.Functions.Ordering.Filing;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Delivery.Functions.Ordering.Drafts;

/// <summary>What a new form opens with.</summary>
/// <param name="Note">What became of the dates of a copy; null where there is nothing to say.</param>
public sealed record Beginning(OrderFormValues Values, OrderDraft? Draft = null, string? Note = null);

/// <summary>An order begins empty, where a draft left off, or as a copy of an old order with its dates moved on.</summary>
public sealed class OrderBeginnings(
    OrderFormReader reader,
    StreetYears streetYears,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <returns>Null when the draft or the order is not there, or not this street's.</returns>
    public async Task<Beginning?> FindAsync(Caller caller, IQueryCollection query) =>
        query["draft"] is [{ Length: > 0 } draft] ? await DraftAsync(caller, draft)
        : query["copy"] is [{ Length: > 0 } order] ? await CopyAsync(caller, order)
        : new Beginning(await reader.EmptyAsync(caller.Id));

    private async Task<Beginning?> DraftAsync(Caller caller, string asked)
    {
        if (
            !DraftPlace.TryParse(asked, out var place)
            || await streetYears.DraftAsync(caller.Id, place.Year, place.Id) is not { Value: var draft }
        )
            return null;
        return new Beginning(ValuesOf(draft, caller.Id), draft);
    }

    /// <summary>The form as it was left.</summary>
    public static OrderFormValues ValuesOf(OrderDraft draft, string street)
    {
        var fields = draft.Fields.ToDictionary(field => field.Key, field => new StringValues(field.Value));
        var values = OrderForm.Read(new FormCollection(fields), street).Values;
        return values with { Lessons = Typed(values.Lessons) };
    }

    private async Task<Beginning?> CopyAsync(Caller caller, string orderId)
    {
        if (await streetYears.OrderAsync(orderId) is not { Value: var order } || !caller.IsStreet(order.Request.Street))
            return null;
        var calendar = await calendars.LoadAsync();
        var earliest = FilingRules.EarliestFirstLesson(clock.GetUtcNow(), calendar, settings.Ordering);
        var copy = OrderCopy.Of(order.Request, earliest, calendar, settings.Ordering.Seasons);
        var values = OrderForm.ValuesOf(
            order.Request with
            {
                Lessons = copy.Lessons,
                AcceptsHolidays = false,
            },
            await reader.ContactsOfAsync(caller.Id)
        );
        return new Beginning(values, Note: WordsOf(copy));
    }

    private static IReadOnlyList<LessonSlotValues> Typed(IReadOnlyList<LessonSlotValues>? slots) =>
        [.. (slots ?? []).Where(slot => slot != new LessonSlotValues())];

    private static string WordsOf(CopiedLessons copy)
    {
        var words = new List<string> { "时间已按原来的星期和钟点顺延，请核对" };
        if (copy.Holidays.Count > 0)
            words.Add($"{string.Join("、", copy.Holidays.Select(Dates.Day))}放假，已跳过");
        if (copy.LeftOut > 0)
            words.Add($"本季放不下的{copy.LeftOut}节没有排");
        return string.Join("；", words);
    }
}
