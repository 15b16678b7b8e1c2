using Azure.Data.Tables;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Matching;

/// <summary>Which of a teacher's calendar addresses holds: each renewal counts up, and older addresses no longer do.</summary>
public sealed record CalendarAddress(int Number);

public sealed class OwnCalendars(DeliveryTables tables)
{
    private const string AddressRow = "address";

    public Place PlaceOf(string teacherId) => new(tables.TeacherCalendars, teacherId);

    public Task<Stored<CalendarAddress>?> AddressAsync(string teacherId) =>
        tables.TeacherCalendars.FindAsync<CalendarAddress>(teacherId, AddressRow);

    public static TableTransactionAction Renewed(string teacherId, Stored<CalendarAddress>? known)
    {
        var next = Row.Of(teacherId, AddressRow, new CalendarAddress((known?.Value.Number ?? 0) + 1));
        return known is null ? TableRows.Insert(next) : TableRows.Replace(next, known.ETag);
    }
}
