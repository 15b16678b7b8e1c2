namespace Delivery.Domain.Calendar;

/// <summary>One year's notice of the State Council.</summary>
/// <param name="Off">Every date that the notice names as off, weekend dates inside the span included.</param>
/// <param name="Work">Weekend dates worked in exchange.</param>
public sealed record CalendarYear(int Year, IReadOnlySet<DateOnly> Off, IReadOnlySet<DateOnly> Work);
