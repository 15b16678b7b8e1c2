using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Security;

/// <summary>One act of one person, as the audit log keeps it.</summary>
public sealed record AuditEntry(DateTimeOffset At, string By, string Name, string Act, string Subject, string? Note);

/// <summary>Every act of staff and integrations, by day; never changed, never deleted by the app.</summary>
public sealed class AuditLog(DeliveryTables tables, FreshIds ids, TimeProvider clock)
{
    public Task WriteAsync(Caller caller, string act, string subject, string? note = null)
    {
        var at = clock.GetUtcNow();
        var entry = new AuditEntry(at, caller.Id, caller.Name, act, subject, note);
        var row = $"{at:HHmmssfffffff}|{ids.At(at):N}";
        return tables.Audit.AddEntityAsync(Row.Of($"{ShanghaiTime.DateOf(at):yyyy-MM-dd}", row, entry));
    }
}
