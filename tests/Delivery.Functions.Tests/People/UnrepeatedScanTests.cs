using System.Text;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Workflow;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>The scan of a certificate that is replaced, killed at any of its storage requests, and nobody sends it again.</summary>
public sealed class UnrepeatedScanTests
{
    [Fact]
    public async Task A_file_that_is_shown_no_more_is_gone()
    {
        var fuse = new StorageFuse();
        var settings = new Dictionary<string, string?> { ["RelaySchedule"] = "0 */10 * * * *" };
        await using var town = await Town.StartAsync(teachers: 1, settings, fuse: fuse);

        await CutOff.EverywhereAsync(
            town.App,
            fuse,
            run => Task.FromResult(new Killed(() => SendAsync(town, run), () => IsShownAloneAsync(town, run)))
        );
    }

    private static async Task<bool> IsShownAloneAsync(Town town, int run)
    {
        var (scans, blobs) = (
            town.App.Services.GetRequiredService<CertificateScans>(),
            town.App.Services.GetRequiredService<DeliveryBlobs>()
        );
        if (await scans.FindAsync("T01", "TJQ") is not { Value.Blob: var shown })
            return false;
        var content = (await blobs.Certificates.GetBlobClient(shown).DownloadContentAsync()).Value.Content.ToString();
        var isShown = content.Contains($"number {run}\n", StringComparison.Ordinal);
        var files = await blobs.Certificates.GetBlobsAsync().Select(blob => blob.Name).ToListAsync();
        // A file whose row was never written stays until the next one is.
        if (isShown)
            Assert.Equal([shown], files);
        return isShown;
    }

    private static async Task SendAsync(Town town, int run)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes($"%PDF-1.7\nnumber {run}\n%%EOF")), "scan", "证书.pdf" },
        };
        using var answer = await town.App.Http.PostAsync("/teachers/T01/certificates/TJQ", form);
    }
}
