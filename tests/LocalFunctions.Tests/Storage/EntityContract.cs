using Azure;
using Azure.Data.Tables;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>One entity at a time: insert, read, replace, merge, upsert, delete, and their conditions.</summary>
public abstract class EntityContract(StorageUnderTest storage)
{
    [Fact]
    public async Task An_entity_comes_back_with_every_type_as_it_was_given()
    {
        var table = await storage.FreshTableAsync();
        var given = new TableEntity("p", "r")
        {
            ["Text"] = "上海\"街道\"\\路\n第1行\u0001<&'>😀",
            ["Empty"] = "",
            ["Int32"] = int.MinValue,
            ["Int64"] = long.MaxValue,
            ["Whole"] = 5.0,
            ["Real"] = 1.0 / 3,
            ["Huge"] = 1e300,
            ["Yes"] = true,
            ["No"] = false,
            ["Id"] = Guid.NewGuid(),
            ["Moment"] = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8)).AddTicks(1_234_567),
            ["Bytes"] = new byte[] { 0, 1, 254, 255 },
            ["NoBytes"] = Array.Empty<byte>(),
        };
        await table.AddEntityAsync(given);
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        foreach (var (name, value) in given)
        {
            Assert.Equal(value, read[name]);
            Assert.Equal(value.GetType(), read[name].GetType());
        }
    }

    [Fact]
    public async Task A_typed_entity_comes_back_as_it_was_given()
    {
        var table = await storage.FreshTableAsync();
        var given = new Lesson
        {
            PartitionKey = "course-1",
            RowKey = "lesson-1",
            Title = "剪纸",
            Headcount = 20,
            Fee = 400.5,
            Paid = true,
            Starts = new DateTimeOffset(2026, 9, 1, 1, 0, 0, TimeSpan.Zero),
        };
        await table.AddEntityAsync(given);
        var read = (await table.GetEntityAsync<Lesson>("course-1", "lesson-1")).Value;
        Assert.Equal(given with { Timestamp = read.Timestamp, ETag = read.ETag }, read);
    }

    [Fact]
    public async Task A_property_without_a_value_is_not_kept()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Nothing"] = null, ["Something"] = 1 });
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.False(read.ContainsKey("Nothing"));
        Assert.True(read.ContainsKey("Something"));
    }

    [Fact]
    public async Task A_second_insert_is_refused()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 });
        await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }).IsRefusedAsync(409, "EntityAlreadyExists");
        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("p", "r")).Value["N"]);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_read_replaced_or_merged()
    {
        var table = await storage.FreshTableAsync();
        var absent = new TableEntity("p", "absent");
        await table.GetEntityAsync<TableEntity>("p", "absent").IsRefusedAsync(404, "ResourceNotFound");
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "absent")).HasValue);
        await table
            .UpdateEntityAsync(absent, ETag.All, TableUpdateMode.Replace)
            .IsRefusedAsync(404, "ResourceNotFound");
        await table.UpdateEntityAsync(absent, ETag.All, TableUpdateMode.Merge).IsRefusedAsync(404, "ResourceNotFound");
    }

    [Fact]
    public async Task Deleting_what_is_not_there_answers_404_without_failing()
    {
        var table = await storage.FreshTableAsync();
        Assert.Equal(404, (await table.DeleteEntityAsync("p", "absent")).Status);
    }

    [Fact]
    public async Task Replacing_drops_what_is_not_named_and_merging_keeps_it()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(
            new TableEntity("p", "r")
            {
                ["A"] = 1L,
                ["B"] = "old",
                ["C"] = Guid.NewGuid(),
            }
        );
        await table.UpdateEntityAsync(
            new TableEntity("p", "r") { ["B"] = "new", ["D"] = 2.5 },
            ETag.All,
            TableUpdateMode.Merge
        );
        var merged = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((1L, "new", 2.5), (merged["A"], merged["B"], merged["D"]));
        Assert.IsType<Guid>(merged["C"]);
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = 3 }, ETag.All, TableUpdateMode.Replace);
        var replaced = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal(3, replaced["B"]);
        Assert.False(replaced.ContainsKey("A"));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task An_upsert_inserts_what_is_missing_and_changes_what_is_there(TableUpdateMode mode)
    {
        var table = await storage.FreshTableAsync();
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 }, mode);
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2 }, mode);
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal(2, read["B"]);
        Assert.Equal(mode is TableUpdateMode.Merge, read.ContainsKey("A"));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task A_stale_tag_changes_nothing(TableUpdateMode mode)
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 });
        var first = (await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag;
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }, first, mode);
        await table
            .UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 3 }, first, mode)
            .IsRefusedAsync(412, "UpdateConditionNotSatisfied");
        await table.DeleteEntityAsync("p", "r", first).IsRefusedAsync(412, "UpdateConditionNotSatisfied");
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r")).Value["N"]);
    }

    [Fact]
    public async Task The_tag_of_each_write_is_the_tag_that_is_read()
    {
        var table = await storage.FreshTableAsync();
        var added = await table.AddEntityAsync(new TableEntity("p", "r"));
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal(added.Headers.ETag, read.ETag);
        var updated = await table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace);
        Assert.NotEqual(added.Headers.ETag, updated.Headers.ETag);
        var queried = table.Query<TableEntity>(entity => entity.PartitionKey == "p").Single();
        Assert.Equal(updated.Headers.ETag, queried.ETag);
        Assert.NotNull(queried.Timestamp);
    }

    [Fact]
    public async Task The_tag_of_what_was_deleted_does_not_fit_what_comes_after()
    {
        var table = await storage.FreshTableAsync();
        var first = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        await table.DeleteEntityAsync("p", "r", first);
        await table.AddEntityAsync(new TableEntity("p", "r"));
        await table.DeleteEntityAsync("p", "r", first).IsRefusedAsync(412, "UpdateConditionNotSatisfied");
    }

    [Fact]
    public async Task Only_the_selected_properties_come_back()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1L, ["B"] = 2 });
        var read = (await table.GetEntityAsync<TableEntity>("p", "r", ["A"])).Value;
        Assert.Equal(1L, read["A"]);
        Assert.False(read.ContainsKey("B"));
    }

    private sealed record Lesson : ITableEntity
    {
        public string PartitionKey { get; set; } = "";
        public string RowKey { get; set; } = "";
        public DateTimeOffset? Timestamp { get; set; }
        public ETag ETag { get; set; }
        public string Title { get; set; } = "";
        public int Headcount { get; set; }
        public double Fee { get; set; }
        public bool Paid { get; set; }
        public DateTimeOffset Starts { get; set; }
        public string? Note { get; set; }
    }
}

public sealed class EmbeddedEntityTests(EmbeddedFixture storage)
    : EntityContract(storage),
        IClassFixture<EmbeddedFixture>;

public sealed class RestEntityTests(RestFixture storage) : EntityContract(storage), IClassFixture<RestFixture>;

[Collection(AzuriteCollection.Name)]
public sealed class AzuriteEntityTests(AzuriteFixture storage) : EntityContract(storage);
