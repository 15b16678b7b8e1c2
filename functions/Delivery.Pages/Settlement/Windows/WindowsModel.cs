using Delivery.Domain.Calendar;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement.Windows;

/// <summary>When the lessons of each month of a year are reported, checked and paid: the windows that concern the reader.</summary>
/// <param name="MissingYear">Without its calendar the months that are not listed have no dates.</param>
/// <param name="OtherYears">The year before and the year after, where they have dates to show.</param>
public sealed record WindowsModel(
    PageFrame Frame,
    int Year,
    IReadOnlyList<string> Columns,
    IReadOnlyList<WindowsRow> Rows,
    int? MissingYear,
    IReadOnlyList<int> OtherYears
) : IModelOf<WindowsPage>;

public sealed record WindowsRow(Month Month, IReadOnlyList<WindowDays> Windows);

/// <param name="IsNow">Today lies in it.</param>
/// <param name="Was">The days before the calendar moved it; null where it did not.</param>
/// <param name="IsLater">It ends later than its usual day.</param>
public sealed record WindowDays(DateOnly First, DateOnly Last, bool IsNow, bool IsLater, string? Was = null);
