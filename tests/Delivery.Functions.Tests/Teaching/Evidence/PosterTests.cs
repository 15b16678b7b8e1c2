using System.Net;
using System.Text.Json;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web.Photos;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Evidence;

/// <summary>The picture of a video: made on the phone, looked at like any photo, and not needed.</summary>
public sealed class PosterTests
{
    private static readonly byte[] Video = Convert.FromHexString("00000018667479706D70343200000000");

    [Fact]
    public async Task The_picture_that_the_phone_made_of_a_video_is_shown_to_its_teacher_and_in_the_gallery()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, page) = await EvidenceTests.HeldAsync(town);

        var id = await SentAsync(town, course, Pictures.HeldUpright());

        using var seen = SKBitmap.Decode(
            await town.App.Http.GetByteArrayAsync($"/staff/media/{id}/picture?size=small")
        );
        Assert.Equal((240, 320), (seen.Width, seen.Height));
        Assert.Contains($"{id}/picture", await town.App.Http.GetStringAsync("/staff/media"), StringComparison.Ordinal);
        var item = await town.App.Http.GetStringAsync($"/staff/media/{id}");
        Assert.Contains("播放视频", item, StringComparison.Ordinal);
        Assert.Contains($"/staff/media/{id}/picture", item, StringComparison.Ordinal);
        Assert.Contains(
            $"/pictures/{id}?size=small",
            await town.App.Anonymous.GetStringAsync(page),
            StringComparison.Ordinal
        );
        // The video itself stays where it can be played.
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(town, $"/staff/media/{id}/video"));
    }

    [Fact]
    public async Task A_video_whose_picture_is_missing_or_is_none_is_evidence_all_the_same()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, _) = await EvidenceTests.HeldAsync(town);

        foreach (var picture in new[] { null, [], "<script>alert(1)</script>"u8.ToArray(), Pictures.Bomb() })
        {
            var id = await SentAsync(town, course, picture);

            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(town, $"/staff/media/{id}/picture"));
            Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(town, $"/staff/media/{id}/video"));
        }
    }

    [Fact]
    public async Task A_photo_gets_no_address_for_a_picture_and_a_video_that_is_taken_back_takes_its_own_along()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, page) = await EvidenceTests.HeldAsync(town);
        var photo = await town.SendAsync($"/api/lessons/{course}-01/media", new { contentType = "image/jpeg" });
        Assert.Equal(JsonValueKind.Null, photo.GetProperty("posterUrl").ValueKind);
        var id = await SentAsync(town, course, Pictures.Jpeg());
        await SentAsync(town, course, null);

        using var back = await town.PostFormAsync(
            $"{page}/media/{id}",
            [("act", "withdraw"), ("formKey", Guid.NewGuid().ToString("N"))]
        );

        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Empty(await LeftAsync(town, id));
    }

    [Fact]
    public async Task A_photo_that_was_offered_as_a_video_leaves_nothing_either_once_it_is_taken_back()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, page) = await EvidenceTests.HeldAsync(town);
        var id = await SentAsync(town, course, "<script>alert(1)</script>"u8.ToArray(), Pictures.Jpeg());
        Assert.Contains(await LeftAsync(town, id), name => name.EndsWith("-poster", StringComparison.Ordinal));
        await SentAsync(town, course, null);

        using var back = await town.PostFormAsync(
            $"{page}/media/{id}",
            [("act", "withdraw"), ("formKey", Guid.NewGuid().ToString("N"))]
        );

        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.Empty(await LeftAsync(town, id));
    }

    private static async Task<IReadOnlyList<string>> LeftAsync(Town town, string id) =>
        await town
            .App.Host.Services.GetRequiredService<DeliveryBlobs>()
            .Media.GetBlobsAsync()
            .Select(blob => blob.Name)
            .Where(name => name.Contains(id, StringComparison.Ordinal))
            .ToListAsync(TestContext.Current.CancellationToken);

    private static async Task<string> SentAsync(Town town, string course, byte[]? picture, byte[]? file = null)
    {
        var to = await town.SendAsync($"/api/lessons/{course}-01/media", new { contentType = "video/mp4" });
        await Upload.PutAsync(town, to, file ?? Video);
        if (picture is not null)
            await Upload.PutAsync(town, to, picture, "posterUrl");
        await town.SendAsync($"{to.GetProperty("completeUrl")}", new { });
        return to.GetProperty("mediaId").GetString()!;
    }

    private static async Task<HttpStatusCode> StatusAsync(Town town, string path)
    {
        using var answer = await town.App.Http.GetAsync(path);
        return answer.StatusCode;
    }
}
