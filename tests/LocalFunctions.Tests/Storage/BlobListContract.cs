using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>Listing blobs by prefix, folder and page.</summary>
public abstract class BlobListContract(StorageUnderTest storage)
{
    private static readonly string[] Names = ["a", "b/1", "b/2", "b/c/3", "b-4", "中/5"];

    [Theory]
    [InlineData("", "a b-4 b/1 b/2 b/c/3 中/5")]
    [InlineData("b", "b-4 b/1 b/2 b/c/3")]
    [InlineData("b/", "b/1 b/2 b/c/3")]
    [InlineData("中", "中/5")]
    [InlineData("x", "")]
    public async Task A_prefix_lists_what_begins_with_it(string prefix, string expected)
    {
        var container = await FilledAsync();
        var found = container.GetBlobs(BlobTraits.None, BlobStates.None, prefix, default).Select(blob => blob.Name);
        Assert.Equal(expected, string.Join(' ', found));
    }

    [Theory]
    [InlineData("", "a b-4 [b/] [中/]")]
    [InlineData("b/", "b/1 b/2 [b/c/]")]
    [InlineData("b/c/", "b/c/3")]
    public async Task A_delimiter_lists_folders(string prefix, string expected)
    {
        var container = await FilledAsync();
        Assert.Equal(expected, string.Join(' ', Items(container, prefix, pageSize: null).Order(Comparer)));
        Assert.Equal(expected, string.Join(' ', Items(container, prefix, pageSize: 1).Order(Comparer)));
    }

    [Fact]
    public async Task Pages_hold_what_is_asked_for_and_go_on_where_the_last_ended()
    {
        var container = await FilledAsync();
        var pages = container.GetBlobs().AsPages(pageSizeHint: 4).ToList();
        Assert.Equal([4, 2], pages.Select(page => page.Values.Count));
        var rest = container.GetBlobs().AsPages(pages[0].ContinuationToken).SelectMany(page => page.Values);
        Assert.Equal(["b/c/3", "中/5"], rest.Select(blob => blob.Name));
    }

    [Fact]
    public async Task A_listed_blob_tells_its_properties()
    {
        var container = await storage.FreshContainerAsync();
        var blob = container.GetBlobClient("photo.jpg");
        await blob.UploadAsync(
            BinaryData.FromString("jpeg"),
            new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = "image/jpeg" },
                Metadata = new Dictionary<string, string> { ["lesson"] = "l-1" },
            }
        );
        var properties = (await blob.GetPropertiesAsync()).Value;
        var listed = container.GetBlobs(BlobTraits.Metadata, BlobStates.None, "photo", default).Single();
        // In a list, tags stand without quotes.
        Assert.Equal(properties.ETag.ToString().Trim('"'), listed.Properties.ETag.ToString()!.Trim('"'));
        Assert.Equal(properties.LastModified, listed.Properties.LastModified);
        Assert.Equal(
            (4L, "image/jpeg", "l-1"),
            (listed.Properties.ContentLength, listed.Properties.ContentType, listed.Metadata["lesson"])
        );
        Assert.Equal(properties.ContentHash, listed.Properties.ContentHash);
    }

    // Services differ in whether folders stand before, between or after blobs.
    private static readonly Comparer<string> Comparer = Comparer<string>.Create(
        (one, other) => string.CompareOrdinal(one.Trim('[', ']'), other.Trim('[', ']'))
    );

    private static IEnumerable<string> Items(BlobContainerClient container, string prefix, int? pageSize) =>
        container
            .GetBlobsByHierarchy(BlobTraits.None, BlobStates.None, "/", prefix, default)
            .AsPages(pageSizeHint: pageSize)
            .SelectMany(page => page.Values)
            .Select(item => item.IsPrefix ? $"[{item.Prefix}]" : item.Blob.Name);

    private async Task<BlobContainerClient> FilledAsync()
    {
        var container = await storage.FreshContainerAsync();
        foreach (var name in Names)
            await container.UploadBlobAsync(name, BinaryData.FromString(name));
        return container;
    }
}

public sealed class EmbeddedBlobListTests(EmbeddedFixture storage)
    : BlobListContract(storage),
        IClassFixture<EmbeddedFixture>;

public sealed class RestBlobListTests(RestFixture storage) : BlobListContract(storage), IClassFixture<RestFixture>;

[Collection(AzuriteCollection.Name)]
public sealed class AzuriteBlobListTests(AzuriteFixture storage) : BlobListContract(storage);
