using Azure;
using Azure.Data.Tables;
using CsCheck;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>Whatever is done in whatever order, the table holds what a dictionary would hold.</summary>
public sealed class AnyChanges : IDisposable
{
    private readonly EmbeddedFolder folder = new();

    private enum Act
    {
        Add,
        Replace,
        Merge,
        UpsertReplace,
        UpsertMerge,
        Delete,
    }

    private sealed record Step(Act Act, int Row, string Property, int Value, bool Stale);

    private static readonly Gen<Step> AnyStep = Gen.Select(
        Gen.Enum<Act>(),
        Gen.Int[0, 3],
        Gen.Int[0, 2].Select(place => "ABC"[place..(place + 1)]),
        Gen.Int[0, 9],
        Gen.Bool,
        (act, row, property, value, stale) => new Step(act, row, property, value, stale)
    );

    [Fact]
    public async Task Any_changes_leave_what_they_would_leave_in_a_dictionary()
    {
        await using var storage = folder.Open();
        AnyStep
            .Array[1, 40]
            .Sample(
                steps =>
                {
                    var table = storage.Tables.GetTableClient("T" + Guid.NewGuid().ToString("N"));
                    table.Create();
                    var expected = new SortedDictionary<string, Dictionary<string, object>>(StringComparer.Ordinal);
                    foreach (var step in steps)
                        Assert.Equal(Expect(step, expected), Do(step, table));
                    Assert.Equal(Shown(expected), Shown(table));
                },
                iter: 200,
                threads: 1
            );
    }

    /// <summary>The status that the service answers with.</summary>
    private static int Expect(Step step, SortedDictionary<string, Dictionary<string, object>> rows)
    {
        var exists = rows.TryGetValue(Key(step), out var row);
        var isUpsert = step.Act is Act.UpsertMerge or Act.UpsertReplace;
        if (step.Act is Act.Add && exists)
            return 409;
        if (step.Act is not Act.Add && !isUpsert && !exists)
            return 404;
        if (step.Act is Act.Replace or Act.Merge or Act.Delete && step.Stale)
            return 412;
        if (step.Act is Act.Delete)
            rows.Remove(Key(step));
        else if (exists && step.Act is Act.Merge or Act.UpsertMerge && row is not null)
            row[step.Property] = step.Value;
        else
            rows[Key(step)] = new Dictionary<string, object> { [step.Property] = step.Value };
        return 204;
    }

    private static int Do(Step step, TableClient table)
    {
        var entity = new TableEntity("p", Key(step)) { [step.Property] = step.Value };
        var condition = step.Stale ? new ETag("W/\"datetime'2001-01-01T00%3A00%3A00.0000000Z'\"") : ETag.All;
        try
        {
            return (
                step.Act switch
                {
                    Act.Add => table.AddEntity(entity),
                    Act.Replace => table.UpdateEntity(entity, condition, TableUpdateMode.Replace),
                    Act.Merge => table.UpdateEntity(entity, condition, TableUpdateMode.Merge),
                    Act.UpsertReplace => table.UpsertEntity(entity, TableUpdateMode.Replace),
                    Act.UpsertMerge => table.UpsertEntity(entity, TableUpdateMode.Merge),
                    _ => table.DeleteEntity("p", Key(step), condition),
                }
            ).Status;
        }
        catch (RequestFailedException refused)
        {
            return refused.Status;
        }
    }

    private static string Key(Step step) => $"{step.Row}";

    private static IEnumerable<string> Shown(SortedDictionary<string, Dictionary<string, object>> rows) =>
        rows.Select(row => $"{row.Key}: {Shown(row.Value)}");

    private static IEnumerable<string> Shown(TableClient table) =>
        table
            .Query<TableEntity>()
            .Select(row => $"{row.RowKey}: {Shown(row.Where(property => property.Key is "A" or "B" or "C"))}");

    private static string Shown(IEnumerable<KeyValuePair<string, object>> properties) =>
        string.Join(' ', properties.OrderBy(one => one.Key).Select(one => $"{one.Key}={one.Value}"));

    public void Dispose() => folder.Dispose();
}
