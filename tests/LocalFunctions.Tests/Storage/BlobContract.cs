using System.Text;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>Containers and blobs: contents, headers, conditions, ranges.</summary>
public abstract class BlobContract(StorageUnderTest storage)
{
    [Fact]
    public async Task A_container_is_created_once_and_deleted_with_its_blobs()
    {
        var container = await storage.FreshContainerAsync();
        Assert.True(await container.ExistsAsync());
        Assert.Null(await container.CreateIfNotExistsAsync());
        await container.CreateAsync().IsRefusedAsync(409, "ContainerAlreadyExists");
        await container.UploadBlobAsync("a", BinaryData.FromString("a"));
        await container.DeleteAsync();
        Assert.False(await container.ExistsAsync());
        Assert.False(await container.DeleteIfExistsAsync());
        await container.UploadBlobAsync("a", BinaryData.FromString("a")).IsRefusedAsync(404, "ContainerNotFound");
        await container.CreateAsync();
        Assert.False(await container.GetBlobClient("a").ExistsAsync());
    }

    [Fact]
    public async Task A_container_keeps_its_metadata_and_is_listed()
    {
        var container = await storage.FreshContainerAsync();
        await container.SetMetadataAsync(new Dictionary<string, string> { ["street"] = "jingansi" });
        Assert.Equal("jingansi", (await container.GetPropertiesAsync()).Value.Metadata["street"]);
        var listed = storage.Blobs.GetBlobContainers(BlobContainerTraits.Metadata, prefix: container.Name).Single();
        Assert.Equal((container.Name, "jingansi"), (listed.Name, listed.Properties.Metadata["street"]));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("2026/09/照片 1.jpg")]
    [InlineData("a+b%20c&d=e#f?g")]
    [InlineData("it's (1).pdf")]
    public async Task A_blob_comes_back_under_its_name(string name)
    {
        var container = await storage.FreshContainerAsync();
        var blob = container.GetBlobClient(name);
        await blob.UploadAsync(BinaryData.FromString("内容"));
        Assert.Equal("内容", (await blob.DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal(name, container.GetBlobs().Single().Name);
        await blob.DeleteAsync();
        Assert.Empty(container.GetBlobs());
    }

    [Fact]
    public async Task A_blob_keeps_its_headers_and_metadata()
    {
        var blob = await FreshAsync("hello");
        var headers = new BlobHttpHeaders
        {
            ContentType = "image/jpeg",
            ContentEncoding = "identity",
            ContentLanguage = "zh-CN",
            ContentDisposition = "inline",
            CacheControl = "no-store",
        };
        await blob.UploadAsync(
            BinaryData.FromString("hello"),
            new BlobUploadOptions
            {
                HttpHeaders = headers,
                Metadata = new Dictionary<string, string> { ["Lesson"] = "l-1", ["by"] = "t-2" },
            }
        );
        var properties = (await blob.GetPropertiesAsync()).Value;
        Assert.Equal(
            ("image/jpeg", "identity", "zh-CN", "inline", "no-store", 5L),
            (
                properties.ContentType,
                properties.ContentEncoding,
                properties.ContentLanguage,
                properties.ContentDisposition,
                properties.CacheControl,
                properties.ContentLength
            )
        );
        Assert.Equal(("l-1", "t-2"), (properties.Metadata["Lesson"], properties.Metadata["by"]));
        Assert.Equal(BlobType.Block, properties.BlobType);
        Assert.Equal("5D41402ABC4B2A76B9719D911017C592", Convert.ToHexString(properties.ContentHash));
        var download = (await blob.DownloadContentAsync()).Value.Details;
        Assert.Equal(("image/jpeg", "l-1"), (download.ContentType, download.Metadata["Lesson"]));
    }

    [Fact]
    public async Task Metadata_is_plain_ASCII_under_identifiers()
    {
        var blob = await FreshAsync("hello");
        await Assert.ThrowsAnyAsync<RequestFailedException>(() =>
            blob.SetMetadataAsync(new Dictionary<string, string> { ["street"] = "静安寺" })
        );
        var hyphened = blob.SetMetadataAsync(new Dictionary<string, string> { ["lesson-id"] = "1" });
        await hyphened.IsRefusedAsync(400, "InvalidMetadata");
    }

    [Fact]
    public async Task Headers_and_metadata_can_be_changed_without_the_content()
    {
        var blob = await FreshAsync("hello");
        var first = (await blob.GetPropertiesAsync()).Value.ETag;
        await blob.SetHttpHeadersAsync(new BlobHttpHeaders { ContentType = "text/plain" });
        await blob.SetMetadataAsync(new Dictionary<string, string> { ["shown"] = "true" });
        var properties = (await blob.GetPropertiesAsync()).Value;
        Assert.Equal(("text/plain", "true"), (properties.ContentType, properties.Metadata["shown"]));
        Assert.NotEqual(first, properties.ETag);
        Assert.Equal("hello", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_read_or_deleted()
    {
        var blob = (await storage.FreshContainerAsync()).GetBlobClient("absent");
        Assert.False(await blob.ExistsAsync());
        Assert.False(await blob.DeleteIfExistsAsync());
        await blob.DownloadContentAsync().IsRefusedAsync(404, "BlobNotFound");
        await blob.GetPropertiesAsync().IsRefusedAsync(404, "BlobNotFound");
        await blob.DeleteAsync().IsRefusedAsync(404, "BlobNotFound");
        var nowhere = storage.Blobs.GetBlobContainerClient("absent-" + Guid.NewGuid().ToString("N"));
        await nowhere.GetBlobClient("a").DownloadContentAsync().IsRefusedAsync(404, "ContainerNotFound");
        await Task.Run(() => nowhere.GetBlobs().ToList()).IsRefusedAsync(404, "ContainerNotFound");
    }

    [Fact]
    public async Task An_upload_without_leave_to_overwrite_is_refused()
    {
        var blob = await FreshAsync("first");
        await blob.UploadAsync(BinaryData.FromString("second")).IsRefusedAsync(409, "BlobAlreadyExists");
        Assert.Equal("first", (await blob.DownloadContentAsync()).Value.Content.ToString());
        await blob.UploadAsync(BinaryData.FromString("second"), overwrite: true);
        Assert.Equal("second", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task A_stale_tag_changes_nothing()
    {
        var blob = await FreshAsync("first");
        var first = (await blob.GetPropertiesAsync()).Value.ETag;
        await blob.UploadAsync(BinaryData.FromString("second"), If(match: first));
        await blob.UploadAsync(BinaryData.FromString("third"), If(match: first)).IsRefusedAsync(412, "ConditionNotMet");
        await blob.DeleteAsync(conditions: new BlobRequestConditions { IfMatch = first })
            .IsRefusedAsync(412, "ConditionNotMet");
        await blob.SetMetadataAsync(new Dictionary<string, string>(), new BlobRequestConditions { IfMatch = first })
            .IsRefusedAsync(412, "ConditionNotMet");
        Assert.Equal("second", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task Reading_under_a_condition_tells_whether_it_changed()
    {
        var blob = await FreshAsync("hello");
        var tag = (await blob.GetPropertiesAsync()).Value.ETag;
        var unchanged = await blob.DownloadStreamingAsync(
            new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = tag } }
        );
        Assert.Equal(304, unchanged.GetRawResponse().Status);
        await blob.DownloadContentAsync(
                new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = new ETag("\"0x1\"") } }
            )
            .IsRefusedAsync(412, "ConditionNotMet");
    }

    [Theory]
    [InlineData(0, 5, "01234")]
    [InlineData(3, 4, "3456")]
    [InlineData(8, 100, "89")]
    public async Task A_range_is_a_part_of_the_content(long offset, long length, string expected)
    {
        var blob = await FreshAsync("0123456789");
        var part = await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(offset, length) });
        Assert.Equal(expected, part.Value.Content.ToString());
        Assert.Equal($"bytes {offset}-{offset + expected.Length - 1}/10", part.Value.Details.ContentRange);
        Assert.Equal(206, part.GetRawResponse().Status);
    }

    [Fact]
    public async Task A_range_behind_the_end_is_refused()
    {
        var blob = await FreshAsync("0123456789");
        var behind = blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(10, 1) });
        // Azurite answers with nothing.
        if (storage.IsAzurite)
            Assert.Empty((await behind).Value.Content.ToArray());
        else
            await behind.IsRefusedAsync(416, "InvalidRange");
    }

    [Fact]
    public async Task An_empty_blob_is_a_blob()
    {
        var blob = await FreshAsync("");
        Assert.Equal(0, (await blob.GetPropertiesAsync()).Value.ContentLength);
        Assert.Empty((await blob.DownloadContentAsync()).Value.Content.ToArray());
        using var target = new MemoryStream();
        await blob.DownloadToAsync(target);
        Assert.Equal(0, target.Length);
    }

    [Fact]
    public async Task A_stream_can_be_read_and_written_piece_by_piece()
    {
        var blob = (await storage.FreshContainerAsync()).GetBlockBlobClient("stream");
        var content = new byte[3_000_000];
        new Random(7).NextBytes(content);
        await using (var target = await blob.OpenWriteAsync(overwrite: true))
            for (var offset = 0; offset < content.Length; offset += 100_000)
                await target.WriteAsync(content.AsMemory(offset, 100_000));
        await using var source = await blob.OpenReadAsync(new BlobOpenReadOptions(false) { BufferSize = 70_000 });
        using var read = new MemoryStream();
        await source.CopyToAsync(read);
        Assert.Equal(content, read.ToArray());
    }

    [Fact]
    public async Task A_damaged_upload_is_refused()
    {
        var blob = (await storage.FreshContainerAsync()).GetBlockBlobClient("damaged");
        using var content = new MemoryStream("hello"u8.ToArray());
        var wrong = new UploadTransferValidationOptions
        {
            ChecksumAlgorithm = StorageChecksumAlgorithm.MD5,
            PrecalculatedChecksum = new byte[16],
        };
        var options = new BlockBlobStageBlockOptions { TransferValidation = wrong };
        await blob.StageBlockAsync("MDE=", content, options).IsRefusedAsync(400, "Md5Mismatch");
        Assert.False(await blob.ExistsAsync());
    }

    [Fact]
    public async Task A_copy_is_a_blob_of_its_own()
    {
        var source = await FreshAsync("original");
        var copy = source.GetParentBlobContainerClient().GetBlobClient("copy");
        var copying = await copy.StartCopyFromUriAsync(source.Uri);
        await copying.WaitForCompletionAsync();
        await source.DeleteAsync();
        Assert.Equal("original", (await copy.DownloadContentAsync()).Value.Content.ToString());
    }

    private async Task<BlobClient> FreshAsync(string content)
    {
        var blob = (await storage.FreshContainerAsync()).GetBlobClient("blob");
        await blob.UploadAsync(new BinaryData(Encoding.UTF8.GetBytes(content)));
        return blob;
    }

    private static BlobUploadOptions If(ETag match) =>
        new() { Conditions = new BlobRequestConditions { IfMatch = match } };
}

public sealed class EmbeddedBlobTests(EmbeddedFixture storage) : BlobContract(storage), IClassFixture<EmbeddedFixture>;

public sealed class RestBlobTests(RestFixture storage) : BlobContract(storage), IClassFixture<RestFixture>;

[Collection(AzuriteCollection.Name)]
public sealed class AzuriteBlobTests(AzuriteFixture storage) : BlobContract(storage);
