using Azure;
using Azure.Data.Tables;
using CsCheck;
using LocalFunctions.Storage;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>Whatever is written or asked, straight and by REST come to the same.</summary>
public sealed class BothWays : IAsyncLifetime
{
    private const string Query = "PartitionKey eq 'p' and RowKey ge '1'";
    private readonly EmbeddedFolder folder = new();
    private EmbeddedStorage storage = null!;

    private static readonly Gen<object?> Value = Gen.OneOf<object?>(
        Gen.String.Select(value => (object?)value),
        Gen.String["\"\\'/<>&\n\t\u0001中é😀"].Select(value => (object?)value),
        Gen.Int.Select(value => (object?)value),
        Gen.Long.Select(value => (object?)value),
        Gen.Bool.Select(value => (object?)value),
        Gen.Double.Where(double.IsFinite).Select(value => (object?)value),
        Gen.Guid.Select(value => (object?)value),
        Gen.Byte.Array[0, 20].Select(value => (object?)value),
        Gen.DateTimeOffset.Where(moment => moment.Year > 1601).Select(value => (object?)value),
        Gen.Bool.Select(_ => (object?)null)
    );

    private sealed record Step(int Kind, int Row, (string Name, object? Value)[] Properties, bool Stale);

    private static readonly Gen<Step> AnyStep = Gen.Select(
        Gen.Int[0, 7],
        Gen.Int[0, 3],
        Gen.Select(Gen.Int[0, 4].Select(place => new[] { "A", "a", "Data", "街道", "_9" }[place]), Value).Array[0, 5],
        Gen.Bool,
        (kind, row, properties, stale) => new Step(kind, row, properties, stale)
    );

    public ValueTask InitializeAsync()
    {
        storage = folder.Open(new Durable.StillClock(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero)));
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Any_steps_come_to_the_same_answers_and_the_same_rows() =>
        AnyStep
            .Array[1, 25]
            .Sample(
                steps => Assert.Equal(Played(steps, storage.TablesByRest), Played(steps, storage.Tables)),
                iter: 150,
                threads: 1
            );

    /// <summary>What was answered, step by step, and what is there in the end, read both ways.</summary>
    private List<string> Played(IEnumerable<Step> steps, TableServiceClient way)
    {
        var name = "T" + Guid.NewGuid().ToString("N");
        var table = way.GetTableClient(name);
        table.Create();
        var answers = steps.Select(step => Answer(table, step)).ToList();
        var straight = Shown(storage.Tables.GetTableClient(name)).ToList();
        Assert.Equal(Shown(storage.TablesByRest.GetTableClient(name)), straight);
        return [.. answers, .. straight.Select(WithoutStamps)];
    }

    private static string Answer(TableClient table, Step step)
    {
        try
        {
            return string.Join(
                ',',
                Do(table, step).Select(answer => $"{answer.Status}{answer.Headers.ETag is not null}")
            );
        }
        catch (TableTransactionFailedException refused)
        {
            return $"{refused.Status} {refused.ErrorCode} at {refused.FailedTransactionActionIndex}";
        }
        catch (RequestFailedException refused)
        {
            return $"{refused.Status} {refused.ErrorCode}";
        }
    }

    private static IReadOnlyList<Response> Do(TableClient table, Step step)
    {
        var entity = new TableEntity("p", $"{step.Row}");
        foreach (var (property, value) in step.Properties)
        {
            entity.Remove(property);
            entity[property] = value;
        }
        var tag = step.Stale ? new ETag("W/\"datetime'2001-01-01T00%3A00%3A00.0000000Z'\"") : ETag.All;
        return step.Kind switch
        {
            0 => [table.AddEntity(entity)],
            1 => [table.UpsertEntity(entity)],
            2 => [table.UpsertEntity(entity, TableUpdateMode.Replace)],
            3 => [table.UpdateEntity(entity, tag)],
            4 => [table.UpdateEntity(entity, tag, TableUpdateMode.Replace)],
            5 => [table.DeleteEntity("p", entity.RowKey, tag)],
            6 =>
            [
                table
                    .GetEntityIfExists<TableEntity>("p", entity.RowKey, step.Stale ? ["A", "RowKey"] : null)
                    .GetRawResponse(),
            ],
            _ => table
                .SubmitTransaction([
                    new(TableTransactionActionType.UpsertMerge, entity),
                    new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "1") { ["B"] = step.Row }, tag),
                ])
                .Value,
        };
    }

    private static IEnumerable<string> Shown(TableClient table) =>
        table
            .Query<TableEntity>()
            .Concat(table.Query<TableEntity>(Query, maxPerPage: 1, select: ["A", "街道", "RowKey"]))
            .Select(row => string.Join("; ", row.Select(one => $"{one.Key}={Shown(one.Value)}")));

    private static string Shown(object value) =>
        value switch
        {
            byte[] bytes => $"bytes {Convert.ToHexString(bytes)}",
            DateTimeOffset moment => $"{moment:O}",
            double real => $"double {BitConverter.DoubleToInt64Bits(real):X}",
            _ => $"{value.GetType().Name} {value}",
        };

    // The tables are written one after the other, so their stamps differ.
    private static string WithoutStamps(string row) =>
        string.Join(
            "; ",
            row.Split("; ")
                .Where(one =>
                    !one.StartsWith("odata.etag", StringComparison.Ordinal)
                    && !one.StartsWith("Timestamp", StringComparison.Ordinal)
                )
        );

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        folder.Dispose();
    }
}
