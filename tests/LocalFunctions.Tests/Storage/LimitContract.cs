using Azure.Data.Tables;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>What a key, a property and an entity may be.</summary>
public abstract class LimitContract(StorageUnderTest storage)
{
    [Theory]
    [InlineData("")]
    [InlineData("it's")]
    [InlineData("'")]
    [InlineData("a b")]
    [InlineData("100%")]
    [InlineData("%41")]
    [InlineData("a+b&c=d;e,f")]
    [InlineData("(x)='y',RowKey='z'")]
    [InlineData("静安寺街道·😀")]
    [InlineData("\"quoted\"")]
    [InlineData("a.b..c~!@$^*|<>")]
    public async Task A_key_of_allowed_characters_is_found_again(string key)
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(new TableEntity(key, key) { ["N"] = 1 });
        var read = (await table.GetEntityAsync<TableEntity>(key, key)).Value;
        Assert.Equal((key, key), (read.PartitionKey, read.RowKey));
        await table.UpdateEntityAsync(read, read.ETag);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {key}");
        Assert.Equal(key, table.Query<TableEntity>(filter).Single().RowKey);
        Assert.Equal(204, (await table.DeleteEntityAsync(key, key)).Status);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    [InlineData("a\u0080b")]
    public async Task A_key_of_forbidden_characters_is_refused(string key)
    {
        var table = await storage.FreshTableAsync();
        // Azurite says InvalidInput where the service says OutOfRangeInput.
        var code = storage.IsAzurite ? "InvalidInput" : "OutOfRangeInput";
        await table.AddEntityAsync(new TableEntity(key, "r")).IsRefusedAsync(400, code);
        await table.AddEntityAsync(new TableEntity("p", key)).IsRefusedAsync(400, code);
    }

    [Fact]
    public async Task A_text_holds_32K_characters_and_no_more()
    {
        var table = await storage.FreshTableAsync();
        var most = new string('路', 32 * 1024);
        await table.AddEntityAsync(new TableEntity("p", "most") { ["Text"] = most });
        Assert.Equal(most, (await table.GetEntityAsync<TableEntity>("p", "most")).Value["Text"]);
        await table
            .AddEntityAsync(new TableEntity("p", "more") { ["Text"] = most + "路" })
            .IsRefusedAsync(400, "PropertyValueTooLarge");
    }

    [Fact]
    public async Task A_binary_holds_64_KiB_and_no_more()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "most") { ["Bytes"] = new byte[64 * 1024] });
        await table
            .AddEntityAsync(new TableEntity("p", "more") { ["Bytes"] = new byte[64 * 1024 + 1] })
            .IsRefusedAsync(400, "PropertyValueTooLarge");
    }

    [Fact]
    public async Task An_entity_holds_1_MiB_and_no_more()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(Wide(15));
        var tooWide = table.AddEntityAsync(Wide(16));
        // Azurite keeps it.
        if (storage.IsAzurite)
            await tooWide;
        else
            await tooWide.IsRefusedAsync(400, "EntityTooLarge");
    }

    [Fact]
    public async Task An_entity_holds_252_properties_and_no_more()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(Many(252));
        var tooMany = table.AddEntityAsync(Many(253));
        // Azurite keeps them.
        if (storage.IsAzurite)
            await tooMany;
        else
            await tooMany.IsRefusedAsync(400, "TooManyProperties");
    }

    [Fact]
    public async Task A_key_holds_512_characters_and_no_more()
    {
        var table = await storage.FreshTableAsync();
        var most = new string('k', 512);
        await table.AddEntityAsync(new TableEntity(most, most));
        Assert.Equal(most, (await table.GetEntityAsync<TableEntity>(most, most)).Value.RowKey);
        // Azurite says InvalidInput where the service says KeyValueTooLarge.
        var code = storage.IsAzurite ? "InvalidInput" : "KeyValueTooLarge";
        await table.AddEntityAsync(new TableEntity("p", most + "k")).IsRefusedAsync(400, code);
    }

    [Theory]
    [InlineData("2nd")]
    [InlineData("a-b")]
    [InlineData("a b")]
    public async Task A_property_is_named_like_an_identifier(string name)
    {
        var table = await storage.FreshTableAsync();
        var refused = table.AddEntityAsync(new TableEntity("p", "r") { [name] = 1 });
        // Azurite keeps it.
        if (storage.IsAzurite)
            await refused;
        else
            await refused.IsRefusedAsync(400, "PropertyNameInvalid");
    }

    [Fact]
    public async Task A_moment_lies_after_1600()
    {
        var table = await storage.FreshTableAsync();
        var first = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await table.AddEntityAsync(new TableEntity("p", "first") { ["Moment"] = first });
        Assert.Equal(first, (await table.GetEntityAsync<TableEntity>("p", "first")).Value["Moment"]);
        var forgotten = table.AddEntityAsync(new TableEntity("p", "r") { ["Moment"] = default(DateTimeOffset) });
        // Azurite keeps it.
        if (storage.IsAzurite)
            await forgotten;
        else
            await forgotten.IsRefusedAsync(400, "OutOfRangeInput");
    }

    [Fact]
    public async Task A_property_may_have_a_Chinese_name()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["街道"] = 1L });
        Assert.Equal(1L, (await table.GetEntityAsync<TableEntity>("p", "r")).Value["街道"]);
    }

    private static TableEntity Many(int count)
    {
        var entity = new TableEntity("p", $"{count}");
        for (var i = 0; i < count; i++)
            entity[$"P{i}"] = i;
        return entity;
    }

    private static TableEntity Wide(int blocks)
    {
        var entity = new TableEntity("p", $"{blocks}");
        for (var i = 0; i < blocks; i++)
            entity[$"Bytes{i}"] = new byte[64 * 1024];
        return entity;
    }
}

public sealed class EmbeddedLimitTests(EmbeddedFixture storage)
    : LimitContract(storage),
        IClassFixture<EmbeddedFixture>;

public sealed class RestLimitTests(RestFixture storage) : LimitContract(storage), IClassFixture<RestFixture>;

[Collection(AzuriteCollection.Name)]
public sealed class AzuriteLimitTests(AzuriteFixture storage) : LimitContract(storage);
