using System.Globalization;
using Azure;
using Delivery.Domain.Calendar;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage;

/// <summary>
/// A register whose entries are whole tables, each from its day on, which names it. The first is the default of the app
/// settings, and no row until somebody enters one for its day. What is estimated reads them as they were half a minute
/// ago at most; what is paid reads them anew.
/// </summary>
/// <param name="from">The day from which an entry holds.</param>
public abstract class DatedTables<T>(Register<T> register, T first, Func<T, DateOnly> from, TimeProvider clock)
    where T : class
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private Kept? last;

    // One reference, which is written and read whole whoever comes at the same moment.
    private sealed record Kept(IReadOnlyList<T> Tables, DateTimeOffset ReadAt);

    /// <summary>Read it here; write it by <see cref="PutAsync"/>.</summary>
    public Register<T> Register => register;

    protected DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());

    public Stored<T> First { get; } = new(first, Versions.Absent, "", CodeOf(from(first)));

    private static string CodeOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Register{T}.PutAsync"/>
    public async Task<(PutResult Result, ETag ETag)> PutAsync(Call call, Act act, T table, ETag? ifMatch)
    {
        var put = await register.PutAsync(call, act, CodeOf(from(table)), table, ifMatch);
        last = null;
        return put;
    }

    protected async Task<IReadOnlyList<T>> LatelyAsync() =>
        last is { } read && clock.IsWithin(Fresh, read.ReadAt) ? read.Tables : await ReadAsync();

    protected async Task<IReadOnlyList<T>> ReadAsync()
    {
        var tables = new List<T>();
        await foreach (var table in register.AllAsync())
            tables.Add(table.Value);
        if (tables.All(table => from(table) != from(first)))
            tables.Add(first);
        last = new Kept(tables, clock.GetUtcNow());
        return tables;
    }
}
