using Delivery.Domain.Money;
using Delivery.Domain.People.Succession;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Succession;

internal static class SuccessionWords
{
    /// <summary>For the audit log and for the histories of both streets.</summary>
    public static string Note(StreetChange change) => $"{What(change)}。{change.Reason}";

    public static string What(StreetChange change) =>
        change.Kind == StreetChangeKind.Merge
            ? $"{Dates.FullDay(change.From!.Value)}起，{change.Street!.Name}并入{change.Other!.Name}"
            : $"{Dates.FullDay(change.From!.Value)}起，由{change.Street!.Name}拆分设立{change.Other!.Name}，划出配额{Yuan.Exact(change.Part!.Value)}元";
}
