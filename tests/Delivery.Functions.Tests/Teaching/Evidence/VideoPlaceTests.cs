using System.Net;
using System.Text;
using System.Text.Json;
using Delivery.Functions.Tests.Matching;
using Delivery.TestKit.Photos;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Evidence;

/// <summary>A video is shown without the place where it was taken, however it was sent.</summary>
public sealed class VideoPlaceTests
{
    private const int Piece = 4 * 1024 * 1024;

    [Fact]
    public async Task A_small_video_sent_at_once_loses_its_place_and_nothing_else()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, _) = await EvidenceTests.HeldAsync(town);

        foreach (var film in new[] { VideoFile.OfAndroid(), VideoFile.OfApple(), VideoFile.OfAdobe() })
        {
            var to = await AskAsync(town, course);
            await Upload.PutAsync(town, to, film);

            await CleanAsync(town, to, film);
        }
    }

    [Fact]
    public async Task Of_a_large_one_sent_in_pieces_only_those_with_its_place_are_written_again()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, _) = await EvidenceTests.HeldAsync(town);
        // The place lies across the end of the second piece.
        var film = VideoFile.OfAndroid((2 * Piece) - 190);
        var to = await AskAsync(town, course);
        await InPiecesAsync(town, to, film);

        await CleanAsync(town, to, film);
    }

    [Fact]
    public async Task A_large_one_sent_at_once_is_cut_into_pieces()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, _) = await EvidenceTests.HeldAsync(town);
        var film = VideoFile.OfAndroid((2 * Piece) + 17);
        var to = await AskAsync(town, course);
        await Upload.PutAsync(town, to, film);

        await CleanAsync(town, to, film);
    }

    [Fact]
    public async Task An_action_cameras_way_is_taken_out_of_every_piece_in_which_it_lies()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, _) = await EvidenceTests.HeldAsync(town);
        var film = VideoFile.OfActionCamera("gpmd", pictureBytes: Piece - 40);
        var to = await AskAsync(town, course);
        await InPiecesAsync(town, to, film);

        var shown = await ShownAsync(town, to);

        Assert.Equal(film.Length, shown.Length);
        Assert.DoesNotContain("31.2222", Encoding.Latin1.GetString(shown), StringComparison.Ordinal);
        Assert.Equal(film.Count(one => one == 'P'), shown.Count(one => one == 'P'));
        // Its tables are those that were sent.
        var description = film.AsSpan().LastIndexOf("moov"u8);
        Assert.Equal(film[description..], shown[description..]);
    }

    [Fact]
    public async Task A_way_in_fragments_and_what_a_camera_writes_behind_them_are_taken_out_in_every_piece()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, _) = await EvidenceTests.HeldAsync(town);
        var film = FragmentedVideoFile.Of("gpmd", FragmentedVideoFile.Told.Behind, fragments: 80, pictureBytes: 60_000);
        byte[] trailed =
        [
            .. film,
            .. Encoding.ASCII.GetBytes($"ways {VideoFile.Place} 1234 v3.8db42d694ccc418790edff439fe026bf"),
        ];
        var to = await AskAsync(town, course);
        await InPiecesAsync(town, to, trailed);

        var shown = await ShownAsync(town, to);

        var blank = new string('\0', VideoFile.Place.Length);
        Assert.Equal(
            Encoding.Latin1.GetString(film).Replace(VideoFile.Place, blank, StringComparison.Ordinal),
            Encoding.Latin1.GetString(shown, 0, film.Length)
        );
        Assert.Equal(new byte[trailed.Length - film.Length], shown[film.Length..]);
    }

    [Fact]
    public async Task A_description_longer_than_any_is_refused_with_what_to_do()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var (course, _) = await EvidenceTests.HeldAsync(town);
        var to = await AskAsync(town, course);
        await Upload.PutAsync(
            town,
            to,
            [.. VideoFile.Start("isom"), .. VideoFile.Box("moov", new byte[33 * 1024 * 1024])]
        );

        Assert.Equal(
            "422 media.broken 这段视频读不懂，请用手机自带的相机拍摄，或另存为 MP4 再传",
            await town.RefusalAsync(to.GetProperty("completeUrl").GetString()!, new { })
        );
    }

    private static Task<JsonElement> AskAsync(Town town, string course) =>
        town.SendAsync($"/api/lessons/{course}-01/media", new { contentType = "video/mp4" });

    private static async Task InPiecesAsync(Town town, JsonElement to, byte[] film)
    {
        var (address, ids) = (to.GetProperty("uploadUrl").GetString()!, new List<string>());
        foreach (var piece in film.Chunk(Piece))
        {
            ids.Add(Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ids.Count:D6}")));
            await SendAsync(town, $"{address}&comp=block&blockid={Uri.EscapeDataString(ids[^1])}", piece);
        }

        var list = $"<BlockList>{string.Concat(ids.Select(id => $"<Latest>{id}</Latest>"))}</BlockList>";
        await SendAsync(town, $"{address}&comp=blocklist", Encoding.UTF8.GetBytes(list));
    }

    private static async Task SendAsync(Town town, string address, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        using var answer = await town.App.Anonymous.PutAsync(address, body);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<byte[]> ShownAsync(Town town, JsonElement to)
    {
        var done = await town.SendAsync(to.GetProperty("completeUrl").GetString()!, new { });
        Assert.Equal("Accepted", done.GetProperty("state").GetString());
        using var link = await town.App.Http.GetAsync($"/staff/media/{done.GetProperty("mediaId").GetString()}/video");
        Assert.Equal(HttpStatusCode.SeeOther, link.StatusCode);
        return await town.App.Anonymous.GetByteArrayAsync(link.Headers.Location);
    }

    private static async Task CleanAsync(Town town, JsonElement to, byte[] film)
    {
        var shown = await ShownAsync(town, to);
        Assert.Equal(film.Length, shown.Length);
        var text = Encoding.Latin1.GetString(shown);
        Assert.DoesNotContain("31.2222", text, StringComparison.Ordinal);
        Assert.Contains(VideoFile.Model, text, StringComparison.Ordinal);
        var changed = film.Zip(shown).Select((pair, at) => (pair, at)).Where(one => one.pair.First != one.pair.Second);
        var (first, last) = (changed.Min(one => one.at), changed.Max(one => one.at));
        Assert.InRange(last - first, VideoFile.Place.Length, 80);
    }
}
