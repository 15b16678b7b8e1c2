using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;

namespace Delivery.Functions.Storage.Feedback;

/// <summary>What one street said of a teacher in a month: a rating for each course, or several where lessons were rated apart.</summary>
public sealed record NotedRatings(IReadOnlyList<Ratings> Given);

/// <summary>Ratings by teacher, a copy made of each report; a report sent again replaces its own.</summary>
public sealed class TeacherRatings(DeliveryTables tables)
{
    public Task PutAsync(string teacherId, Month month, string street, IReadOnlyList<Ratings> given) =>
        tables.Feedback.UpsertEntityAsync(
            Row.Of(Partition(teacherId), $"{month}|{street}", new NotedRatings(given)),
            TableUpdateMode.Replace
        );

    public Task ForgetAsync(string teacherId, Month month, string street) =>
        tables.Feedback.DeleteEntityAsync(Partition(teacherId), $"{month}|{street}");

    /// <summary>All ratings since a month.</summary>
    public async Task<IReadOnlyList<Ratings>> SinceAsync(string teacherId, Month month)
    {
        var ratings = new List<Ratings>();
        var rows = tables.Feedback.RangeAsync<NotedRatings>(Partition(teacherId), $"{month}", $"{char.MaxValue}");
        await foreach (var row in rows)
            ratings.AddRange(row.Value.Given);
        return ratings;
    }

    /// <summary>All ratings of a month.</summary>
    public async Task<IReadOnlyList<Ratings>> OfMonthAsync(string teacherId, Month month)
    {
        var ratings = new List<Ratings>();
        await foreach (var row in tables.Feedback.WithPrefixAsync<NotedRatings>(Partition(teacherId), $"{month}|"))
            ratings.AddRange(row.Value.Given);
        return ratings;
    }

    /// <summary>All ratings since a month, by the street that gave them.</summary>
    public async Task<ILookup<string, Ratings>> ByStreetAsync(string teacherId, Month month)
    {
        var given = new List<(string Street, Ratings Ratings)>();
        var rows = tables.Feedback.RangeAsync<NotedRatings>(Partition(teacherId), $"{month}", $"{char.MaxValue}");
        await foreach (var row in rows)
            given.AddRange(row.Value.Given.Select(one => (row.RowKey[(row.RowKey.IndexOf('|') + 1)..], one)));
        return given.ToLookup(one => one.Street, one => one.Ratings, StringComparer.Ordinal);
    }

    private static string Partition(string teacherId) => $"teacher-{teacherId}";
}
