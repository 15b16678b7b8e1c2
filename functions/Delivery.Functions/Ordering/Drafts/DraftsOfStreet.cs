using Delivery.Functions.Storage.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Drafts;

/// <summary>What a street left unfinished, the newest first: of the year it looks at, and early in a year of the last one too.</summary>
public sealed class DraftsOfStreet(StreetYears streetYears)
{
    // Whoever has not gone on with it by then begins anew.
    private const int LastMonthOfOldOnes = 3;

    public async Task<IReadOnlyList<DraftLine>> OfAsync(
        string street,
        int year,
        StreetYear whole,
        DateOnly today,
        IReadOnlyDictionary<string, string> names
    )
    {
        var old =
            year == today.Year && today.Month <= LastMonthOfOldOnes
                ? await streetYears.DraftsAsync(street, year - 1)
                : [];
        return
        [
            .. whole
                .Drafts.Concat(old)
                .Where(draft => !Drafting.IsAnswer(draft) || IsOpen(draft, whole))
                .OrderByDescending(draft => draft.SavedAt)
                .Select(draft => LineOf(draft, names)),
        ];
    }

    private static bool IsOpen(OrderDraft draft, StreetYear whole) =>
        whole.Orders.Any(order => Drafting.Answers(draft, order));

    private static DraftLine LineOf(OrderDraft draft, IReadOnlyDictionary<string, string> names) =>
        new(
            draft.Fields.GetValueOrDefault("discipline") is { Length: > 0 } code
                ? names.GetValueOrDefault(code, code)
                : "还没有选项目",
            draft.SavedAt,
            draft.SavedBy,
            Drafting.IsAnswer(draft) ? Paths.OrderEdit(draft.Id) : Paths.Draft(draft.Year, draft.Id)
        );
}
