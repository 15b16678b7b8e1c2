using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>What the holder of a link may do, over HTTP and without any SDK.</summary>
public abstract class SasContract(StorageUnderTest storage)
{
    private static readonly DateTimeOffset Soon = TimeProvider.System.GetUtcNow().AddMinutes(10);

    [Fact]
    public async Task A_browser_uploads_to_a_link_and_the_app_reads_it()
    {
        var blob = await FreshAsync();
        var link = blob.GenerateSasUri(BlobSasPermissions.Create | BlobSasPermissions.Write, Soon);
        await AssertAnswerAsync(HttpMethod.Put, link, HttpStatusCode.Created);
        Assert.Equal("照片", (await blob.DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal("image/jpeg", (await blob.GetPropertiesAsync()).Value.ContentType);
    }

    [Fact]
    public async Task A_browser_uploads_a_video_block_by_block()
    {
        var blob = await FreshAsync();
        var link = blob.GenerateSasUri(BlobSasPermissions.Write, Soon);
        var id = Convert.ToBase64String("0001"u8);
        var blockLink = new Uri($"{link.AbsoluteUri}&comp=block&blockid={Uri.EscapeDataString(id)}");
        await AssertAnswerAsync(HttpMethod.Put, blockLink, HttpStatusCode.Created);
        using var list = new StringContent($"<BlockList><Latest>{id}</Latest></BlockList>");
        using var answer = await storage.Browser.PutAsync(new Uri($"{link.AbsoluteUri}&comp=blocklist"), list);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("照片", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task A_link_to_read_gives_the_content_and_its_parts()
    {
        var blob = await FilledAsync();
        var link = blob.GenerateSasUri(BlobSasPermissions.Read, Soon);
        using var answer = await AssertAnswerAsync(HttpMethod.Get, link, HttpStatusCode.OK);
        Assert.Equal("0123456789", await answer.Content.ReadAsStringAsync());
        using var request = new HttpRequestMessage(HttpMethod.Get, link) { Headers = { { "Range", "bytes=2-4" } } };
        using var part = await storage.Browser.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, "234"), (part.StatusCode, await part.Content.ReadAsStringAsync()));
        using var head = await AssertAnswerAsync(HttpMethod.Head, link, HttpStatusCode.OK);
        Assert.Equal(10, head.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_link_may_say_under_which_name_and_type_the_content_is_saved()
    {
        var blob = await FilledAsync();
        var builder = new BlobSasBuilder(BlobSasPermissions.Read, Soon)
        {
            ContentDisposition = "attachment; filename=payslip.pdf",
            ContentType = "application/pdf",
        };
        using var answer = await AssertAnswerAsync(HttpMethod.Get, blob.GenerateSasUri(builder), HttpStatusCode.OK);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment; filename=payslip.pdf", answer.Content.Headers.ContentDisposition!.ToString());
    }

    [Fact]
    public async Task A_link_to_a_container_lists_and_reads_what_is_in_it()
    {
        var blob = await FilledAsync();
        var container = blob.GetParentBlobContainerClient();
        var link = container.GenerateSasUri(BlobContainerSasPermissions.List | BlobContainerSasPermissions.Read, Soon);
        var list = new Uri($"{link.AbsoluteUri}&restype=container&comp=list");
        using var listed = await AssertAnswerAsync(HttpMethod.Get, list, HttpStatusCode.OK);
        Assert.Contains(
            $"<Name>{blob.Name}</Name>",
            await listed.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var read = await AssertAnswerAsync(HttpMethod.Get, new Uri(blob.Uri + link.Query), HttpStatusCode.OK);
        Assert.Equal("0123456789", await read.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_expired_link_opens_nothing()
    {
        var link = (await FilledAsync()).GenerateSasUri(BlobSasPermissions.Read, Soon.AddDays(-1));
        await AssertRefusalAsync(HttpMethod.Get, link, "AuthenticationFailed");
    }

    [Fact]
    public async Task A_link_opens_nothing_before_its_time()
    {
        var builder = new BlobSasBuilder(BlobSasPermissions.Read, Soon) { StartsOn = Soon.AddMinutes(-1) };
        await AssertRefusalAsync(HttpMethod.Get, (await FilledAsync()).GenerateSasUri(builder), "AuthenticationFailed");
    }

    [Fact]
    public async Task A_link_to_read_does_not_let_write_or_delete()
    {
        var link = (await FilledAsync()).GenerateSasUri(BlobSasPermissions.Read, Soon);
        await AssertRefusalAsync(HttpMethod.Put, link, "AuthorizationPermissionMismatch");
        await AssertRefusalAsync(HttpMethod.Delete, link, "AuthorizationPermissionMismatch");
    }

    [Fact]
    public async Task A_link_to_write_does_not_let_read()
    {
        var link = (await FilledAsync()).GenerateSasUri(BlobSasPermissions.Write, Soon);
        await AssertRefusalAsync(HttpMethod.Get, link, "AuthorizationPermissionMismatch");
    }

    [Fact]
    public async Task A_link_to_create_does_not_let_overwrite()
    {
        var blob = await FilledAsync();
        var link = blob.GenerateSasUri(BlobSasPermissions.Create, Soon);
        using var answer = await SendAsync(HttpMethod.Put, link);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("0123456789", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task A_link_fits_no_other_blob()
    {
        var blob = await FilledAsync();
        var link = blob.GenerateSasUri(BlobSasPermissions.Read, Soon);
        var other = blob.GetParentBlobContainerClient().GetBlobClient("other");
        await other.UploadAsync(BinaryData.FromString("secret"));
        await AssertRefusalAsync(HttpMethod.Get, new Uri(other.Uri + link.Query), "AuthenticationFailed");
    }

    [Theory]
    [InlineData("sp=r", "sp=rw")]
    [InlineData("se=20", "se=21")]
    public async Task A_link_that_was_tampered_with_opens_nothing(string was, string becomes)
    {
        var link = (await FilledAsync()).GenerateSasUri(BlobSasPermissions.Read, Soon);
        var tampered = new Uri(link.AbsoluteUri.Replace(was, becomes, StringComparison.Ordinal));
        Assert.NotEqual(link, tampered);
        await AssertRefusalAsync(HttpMethod.Get, tampered, "AuthenticationFailed");
    }

    [Fact]
    public async Task Without_a_link_nothing_opens()
    {
        using var answer = await SendAsync(HttpMethod.Get, (await FilledAsync()).Uri);
        Assert.False(answer.IsSuccessStatusCode);
    }

    private async Task<BlobClient> FreshAsync() =>
        (await storage.FreshContainerAsync()).GetBlobClient("2026/照片 1.jpg");

    private async Task<BlobClient> FilledAsync()
    {
        var blob = (await storage.FreshContainerAsync()).GetBlobClient("video.mp4");
        await blob.UploadAsync(BinaryData.FromString("0123456789"));
        return blob;
    }

    private async Task<HttpResponseMessage> AssertAnswerAsync(HttpMethod method, Uri link, HttpStatusCode expected)
    {
        var answer = await SendAsync(method, link);
        Assert.True(expected == answer.StatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return answer;
    }

    private async Task AssertRefusalAsync(HttpMethod method, Uri link, string code)
    {
        // Azurite says AuthorizationFailure where the service says AuthenticationFailed.
        if (storage.IsAzurite && code == "AuthenticationFailed")
            code = "AuthorizationFailure";
        using var answer = await SendAsync(method, link);
        var given = answer.Headers.TryGetValues("x-ms-error-code", out var codes) ? codes.Single() : "";
        Assert.Equal((HttpStatusCode.Forbidden, code), (answer.StatusCode, given));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri link)
    {
        using var request = new HttpRequestMessage(method, link);
        if (method == HttpMethod.Put)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("照片"));
            request.Content.Headers.Add("Content-Type", "image/jpeg");
            request.Headers.Add("x-ms-blob-type", "BlockBlob");
        }
        return await storage.Browser.SendAsync(request);
    }
}

public sealed class EmbeddedSasTests(EmbeddedFixture storage) : SasContract(storage), IClassFixture<EmbeddedFixture>;

public sealed class RestSasTests(RestFixture storage) : SasContract(storage), IClassFixture<RestFixture>;

[Collection(AzuriteCollection.Name)]
public sealed class AzuriteSasTests(AzuriteFixture storage) : SasContract(storage);
