using System.Text.Json;
using Delivery.Domain.Operation.Chain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Operation.Chain;

/// <summary>A line of the audit log as it lies there.</summary>
/// <param name="Entry">Null where nobody can read it any more.</param>
public sealed record ListedLine(string Key, AuditEntry? Entry)
{
    // No digest looks like this, so that a spoilt line differs from what was sealed.
    private const string Unreadable = "unreadable";

    public LineLink Link { get; } = new(Key, Entry?.Digest(Key) ?? Unreadable);
}

/// <summary>The lines of a day, in their order.</summary>
public sealed class LinesOfDay(AuditLog audit)
{
    public async Task<IReadOnlyList<ListedLine>> ReadAsync(DateOnly day)
    {
        var lines = new List<ListedLine>();
        await foreach (var row in audit.RowsOfDayAsync(day))
            lines.Add(new ListedLine(row.RowKey, TryRead(row)));
        return lines;
    }

    private static AuditEntry? TryRead(Azure.Data.Tables.TableEntity row)
    {
        try
        {
            return Row.Read<AuditEntry>(row).Value;
        }
        catch (Exception spoilt) when (spoilt is JsonException or InvalidDataException)
        {
            return null;
        }
    }
}
