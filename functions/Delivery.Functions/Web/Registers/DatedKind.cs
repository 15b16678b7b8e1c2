using Azure;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Web.Registers;

/// <summary>A register whose entries are whole tables, each named by the day from which it holds; finance keeps them.</summary>
public abstract class DatedKind<T>(DatedTables<T> tables) : RegisterKind<T>(tables.Register)
    where T : class
{
    public override bool MayEdit(Caller caller) => caller.May(Role.FinanceMaker);

    /// <summary>The latest first; the default of the app settings stands last.</summary>
    public override async Task<IReadOnlyList<Stored<T>>> AllAsync()
    {
        var stored = await base.AllAsync();
        var all = stored.Any(row => row.RowKey == tables.First.RowKey) ? stored : [.. stored, tables.First];
        return [.. all.OrderByDescending(row => row.RowKey, StringComparer.Ordinal)];
    }

    public override async Task<Stored<T>?> FindAsync(string code) =>
        await base.FindAsync(code) ?? (code == tables.First.RowKey ? tables.First : null);

    public override string TitleOf(T entry) => $"{Dates.FullDay(FromOf(entry))}起";

    /// <summary>A new table begins as the latest one is.</summary>
    public override async Task<EntryValues> NewAsync() => ValuesOf((await AllAsync())[0].Value);

    public override async Task<PutResult> SaveAsync(Call call, string code, T entry, ETag ifMatch) =>
        (await tables.PutAsync(call, new Act(ActName, code), entry, ifMatch)).Result;

    protected abstract string ActName { get; }

    protected abstract DateOnly FromOf(T entry);

    /// <summary>The table that holds on a day, of those that there are now.</summary>
    protected async Task<T> HoldingAsync(DateOnly day)
    {
        var all = await AllAsync();
        return (all.FirstOrDefault(row => FromOf(row.Value) <= day) ?? all[^1]).Value;
    }

    protected static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) && day.Year is > 1900 and < 3000 ? day : null;
}
