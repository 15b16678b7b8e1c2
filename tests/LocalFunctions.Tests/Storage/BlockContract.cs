using System.Text;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>Uploading in blocks.</summary>
public abstract class BlockContract(StorageUnderTest storage)
{
    [Fact]
    public async Task Blocks_become_a_blob_in_the_order_of_the_list()
    {
        var blob = await FreshAsync();
        foreach (var id in new[] { 3, 1, 2 })
            await StageAsync(blob, id, $"<{id}>");
        Assert.False(await blob.ExistsAsync());
        await blob.CommitBlockListAsync([Id(1), Id(2), Id(3)]);
        Assert.Equal("<1><2><3>", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task A_list_may_keep_committed_blocks_and_drop_others()
    {
        var blob = await FreshAsync();
        await StageAsync(blob, 1, "one");
        await StageAsync(blob, 2, "two");
        await blob.CommitBlockListAsync([Id(1), Id(2)]);
        await StageAsync(blob, 3, "three");
        await blob.CommitBlockListAsync([Id(2), Id(3)]);
        Assert.Equal("twothree", (await blob.DownloadContentAsync()).Value.Content.ToString());
        var list = (await blob.GetBlockListAsync(BlockListTypes.All)).Value;
        Assert.Equal([(Id(2), 3), (Id(3), 5)], list.CommittedBlocks.Select(block => (block.Name, block.Size)));
        Assert.Empty(list.UncommittedBlocks);
    }

    [Fact]
    public async Task The_list_tells_what_is_committed_and_what_is_not()
    {
        var blob = await FreshAsync();
        await StageAsync(blob, 1, "one");
        await blob.CommitBlockListAsync([Id(1)]);
        await StageAsync(blob, 2, "two!");
        var list = (await blob.GetBlockListAsync(BlockListTypes.All)).Value;
        Assert.Equal(Id(1), list.CommittedBlocks.Single().Name);
        Assert.Equal((Id(2), 4L), (list.UncommittedBlocks.Single().Name, list.UncommittedBlocks.Single().SizeLong));
        Assert.Equal("one", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task A_block_staged_twice_counts_as_staged_last()
    {
        var blob = await FreshAsync();
        await StageAsync(blob, 1, "old");
        await StageAsync(blob, 1, "new");
        await blob.CommitBlockListAsync([Id(1)]);
        Assert.Equal("new", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task A_list_that_names_an_unknown_block_is_refused()
    {
        var blob = await FreshAsync();
        await StageAsync(blob, 1, "one");
        await blob.CommitBlockListAsync([Id(1), Id(9)]).IsRefusedAsync(400, "InvalidBlockList");
        Assert.False(await blob.ExistsAsync());
    }

    [Fact]
    public async Task A_list_may_create_without_overwriting()
    {
        var blob = await FreshAsync();
        await StageAsync(blob, 1, "one");
        await blob.CommitBlockListAsync([Id(1)]);
        await StageAsync(blob, 2, "two");
        await blob.CommitBlockListAsync(
                [Id(2)],
                new CommitBlockListOptions { Conditions = new BlobRequestConditions { IfNoneMatch = Azure.ETag.All } }
            )
            .IsRefusedAsync(409, "BlobAlreadyExists");
    }

    [Fact]
    public async Task A_large_upload_in_parallel_blocks_arrives_whole()
    {
        var container = await storage.FreshContainerAsync();
        var content = new byte[9_999_999];
        new Random(11).NextBytes(content);
        var blob = container.GetBlobClient("video.mp4");
        await blob.UploadAsync(
            new BinaryData(content),
            new BlobUploadOptions
            {
                TransferOptions = new Azure.Storage.StorageTransferOptions
                {
                    InitialTransferSize = 500_000,
                    MaximumTransferSize = 500_000,
                    MaximumConcurrency = 4,
                },
            }
        );
        Assert.Equal(content, (await blob.DownloadContentAsync()).Value.Content.ToArray());
    }

    private async Task<BlockBlobClient> FreshAsync() =>
        (await storage.FreshContainerAsync()).GetBlockBlobClient("blob");

    private static string Id(int number) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"{number:0000}"));

    private static async Task StageAsync(BlockBlobClient blob, int id, string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await blob.StageBlockAsync(Id(id), stream);
    }
}

public sealed class EmbeddedBlockTests(EmbeddedFixture storage)
    : BlockContract(storage),
        IClassFixture<EmbeddedFixture>;

public sealed class RestBlockTests(RestFixture storage) : BlockContract(storage), IClassFixture<RestFixture>;

[Collection(AzuriteCollection.Name)]
public sealed class AzuriteBlockTests(AzuriteFixture storage) : BlockContract(storage);
