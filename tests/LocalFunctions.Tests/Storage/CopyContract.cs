using Azure.Data.Tables;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>What a client could get wrong that hands values over instead of messages: copies, types, names, answers.</summary>
public abstract class CopyContract(StorageUnderTest storage)
{
    [Fact]
    public async Task An_entity_that_its_caller_changes_afterwards_changes_nothing_that_is_kept()
    {
        var table = await storage.FreshTableAsync();
        byte[] bytes = [1, 2, 3];
        var given = new TableEntity("p", "r") { ["Text"] = "first", ["Bytes"] = bytes };
        await table.AddEntityAsync(given);
        given["Text"] = "second";
        bytes[0] = 9;
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal("first", read["Text"]);
        Assert.Equal([1, 2, 3], read.GetBinary("Bytes"));
        read["Text"] = "third";
        read.GetBinary("Bytes")[1] = 9;
        var again = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal("first", again["Text"]);
        Assert.Equal([1, 2, 3], again.GetBinary("Bytes"));
    }

    [Fact]
    public async Task Names_that_differ_in_case_are_different_properties()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(
            new TableEntity("p", "r")
            {
                ["Name"] = 1,
                ["name"] = 2,
                ["partitionkey"] = "mine",
                ["Rowkey"] = "too",
                ["timestamp"] = 3,
            }
        );
        var read = (await table.GetEntityAsync<TableEntity>("p", "r", ["name", "partitionkey"])).Value;
        Assert.Equal((2, "mine"), (read["name"], read["partitionkey"]));
        Assert.False(read.ContainsKey("Name"));
        Assert.Equal("r", table.Query<TableEntity>("name eq 2 and Name eq 1 and Rowkey eq 'too'").Single().RowKey);
        Assert.Empty(table.Query<TableEntity>("NAME eq 1"));
    }

    [Fact]
    public async Task What_has_no_type_of_its_own_comes_back_in_the_nearest()
    {
        var table = await storage.FreshTableAsync();
        var noon = new DateTime(2026, 9, 1, 4, 0, 0, DateTimeKind.Utc);
        await table.AddEntityAsync(
            new TableEntity("p", "r")
            {
                ["Moment"] = noon,
                ["Data"] = BinaryData.FromBytes(new byte[] { 1, 2 }),
                ["Single"] = 1.5f,
                ["Least"] = long.MinValue,
                ["Tiny"] = double.Epsilon,
                ["Most"] = double.MaxValue,
                ["Late"] = DateTimeOffset.MaxValue,
            }
        );
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal(new DateTimeOffset(noon), read["Moment"]);
        Assert.Equal([1, 2], read.GetBinary("Data"));
        Assert.Equal(1.5, read["Single"]);
        Assert.Equal((long.MinValue, double.Epsilon), (read["Least"], read["Tiny"]));
        Assert.Equal((double.MaxValue, DateTimeOffset.MaxValue), (read["Most"], read["Late"]));
    }

    [Fact]
    public async Task Every_character_comes_back_as_it_was_given()
    {
        var table = await storage.FreshTableAsync();
        var all = string.Concat(Enumerable.Range(1, 0x2FFF).Select(code => (char)code)) + "\u2028\uFEFF\uFFFF😀";
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = all, ["Json"] = """{"a":"\"\\\n"}""" });
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal(all, read["Text"]);
        Assert.Equal("""{"a":"\"\\\n"}""", read["Json"]);
    }

    [Fact]
    public async Task Merging_a_property_without_a_value_keeps_the_old_one()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = null, ["B"] = "two" });
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((1, "two"), (read["A"], read["B"]));
    }

    [Fact]
    public async Task Each_call_answers_with_its_status_and_tag()
    {
        var table = await storage.FreshTableAsync();
        var added = await table.AddEntityAsync(new TableEntity("p", "r"));
        var read = await table.GetEntityAsync<TableEntity>("p", "r");
        var merged = table.UpsertEntity(new TableEntity("p", "r") { ["N"] = 1 });
        var replaced = table.UpdateEntity(
            new TableEntity("p", "r"),
            merged.Headers.ETag!.Value,
            TableUpdateMode.Replace
        );
        var deleted = table.DeleteEntity("p", "r", replaced.Headers.ETag!.Value);
        var absent = await table.DeleteEntityAsync("p", "r");
        Assert.Equal(
            [204, 200, 204, 204, 204, 404],
            new[] { added, read.GetRawResponse(), merged, replaced, deleted, absent }.Select(one => one.Status)
        );
        Assert.Equal(added.Headers.ETag, read.GetRawResponse().Headers.ETag);
        Assert.StartsWith("W/\"datetime'", added.Headers.ETag.ToString(), StringComparison.Ordinal);
        Assert.Equal((false, false), (added.IsError, deleted.IsError));
        Assert.Null(deleted.Headers.ETag);
        Assert.Equal(read.Value.ETag.ToString(), read.Value["odata.etag"]);
    }

    [Fact]
    public async Task What_is_not_there_has_no_value_and_says_why()
    {
        var table = await storage.FreshTableAsync();
        var absent = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");
        Assert.Equal((false, 404), (absent.HasValue, absent.GetRawResponse().Status));
        Assert.ThrowsAny<Exception>(() => absent.Value);
        await table.DeleteAsync();
        Assert.False(table.GetEntityIfExists<TableEntity>("p", "r").HasValue);
        Assert.Equal(404, (await table.DeleteEntityAsync("p", "r")).Status);
    }

    [Fact]
    public async Task A_refusal_tells_its_status_its_code_and_its_sentence()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));
        var refusal = await table.AddEntityAsync(new TableEntity("p", "r")).IsRefusedAsync(409, "EntityAlreadyExists");
        Assert.StartsWith("The specified entity already exists.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Status: 409 (Conflict)", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("ErrorCode: EntityAlreadyExists", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(409, refusal.GetRawResponse()!.Status);
    }

    [Fact]
    public async Task A_call_without_what_it_needs_is_the_callers_fault()
    {
        var table = await storage.FreshTableAsync();
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.AddEntityAsync<TableEntity>(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.AddEntityAsync(new TableEntity("p", null)));
        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), default));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => table.SubmitTransactionAsync(null));
        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
    }

    [Fact]
    public async Task What_is_cancelled_beforehand_does_not_happen()
    {
        var table = await storage.FreshTableAsync();
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            table.AddEntityAsync(new TableEntity("p", "r"), cancelled)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Task.Run(() => table.Query<TableEntity>(cancellationToken: cancelled).ToList())
        );
        Assert.Empty(table.Query<TableEntity>());
    }
}

public sealed class EmbeddedCopyTests(EmbeddedFixture storage) : CopyContract(storage), IClassFixture<EmbeddedFixture>;

public sealed class RestCopyTests(RestFixture storage) : CopyContract(storage), IClassFixture<RestFixture>;

[Collection(AzuriteCollection.Name)]
public sealed class AzuriteCopyTests(AzuriteFixture storage) : CopyContract(storage);
