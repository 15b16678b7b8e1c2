using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Web;
using Delivery.TestKit.Photos;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Delivery.EndToEnd.Tests.Browser;

/// <summary>Evidence from a gym: a phone in one hand, and a slow network that breaks.</summary>
public sealed class UploadTests(BrowserApp app) : IClassFixture<BrowserApp>, IDisposable
{
    private const string Course = "QH01-2026-002";
    private const int Megabyte = 1024 * 1024;

    // The two cores of a small machine may have much else to do.
    private const float Patience = 120_000;

    private readonly string folder = Directory.CreateTempSubdirectory("delivery-upload-").FullName;

    [Fact]
    public async Task Over_a_slow_network_that_breaks_a_video_and_a_photo_arrive_and_no_piece_goes_twice()
    {
        var page = await HeldAsync();
        var network = await Network.OfAsync(page);
        await network.SlowAsync();
        ConcurrentQueue<string> kept = new(),
            lost = new();
        page.Response += (_, answer) => Note(kept, answer.Request);
        var broken = new TaskCompletionSource();
        page.RequestFailed += (_, request) =>
        {
            Note(lost, request);
            broken.TrySetResult();
        };

        // The first of three pieces is there, the second on its way.
        await page.RunAndWaitForRequestAsync(
            () => page.SetInputFilesAsync("#media", [Video(), Photo()]),
            request => !kept.IsEmpty && PieceOf(request) is not null,
            new() { Timeout = Patience }
        );
        await network.BreakAsync();
        await broken.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
        await network.SlowAsync();

        var uploads = page.Locator("#uploads li");
        await Expect(uploads).ToHaveCountAsync(2, new() { Timeout = Patience });
        foreach (var upload in await uploads.AllAsync())
            await Expect(upload).ToContainTextAsync("已上传", new() { Timeout = Patience });
        Assert.Equal(3, kept.Count);
        Assert.Distinct(kept);
        Assert.DoesNotContain(kept.First(), lost);
        await page.ReloadAsync();
        Assert.Equal(
            ["160x320", "320x240"],
            await page.EvalOnSelectorAllAsync<string[]>(
                "#uploads img",
                "async all => { for (const one of all) { one.loading = 'eager'; await one.decode() } return all.map(one => `${one.naturalWidth}x${one.naturalHeight}`).sort() }"
            )
        );
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    /// <summary>The page of a lesson that is over, on its teacher's phone.</summary>
    private async Task<IPage> HeldAsync()
    {
        var course = (await app.Api.GetAsync($"api/courses/{Course}")).Must(Course).Body!;
        var lesson = course["lessons"]![0]!;
        await app.Host.Mover.MoveToAsync(DateTimeOffset.Parse(lesson["end"]!.GetValue<string>()));
        var page = await app.OpenAsync(390);
        await app.SignInAsync(page, $"{course["teacher"]!["id"]!.GetValue<string>().ToLowerInvariant()}@example.cn");
        await page.GotoAsync($"/lessons/{lesson["lessonId"]!.GetValue<string>()}");
        return page;
    }

    private static void Note(ConcurrentQueue<string> pieces, IRequest request)
    {
        if (PieceOf(request) is { } piece)
            pieces.Enqueue(piece);
    }

    private static string? PieceOf(IRequest request) =>
        HttpUtility.ParseQueryString(new Uri(request.Url).Query) is var asked && asked["comp"] == "block"
            ? asked["blockid"]
            : null;

    // Nine megabytes: what two seconds need, and room that players pass over.
    private string Video()
    {
        var seen = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Browser", "two-seconds.mp4"));
        var room = new byte[9 * Megabyte];
        BinaryPrimitives.WriteInt32BigEndian(room, room.Length);
        "free"u8.CopyTo(room.AsSpan(4));
        return Taken("IMG_0001.mp4", [.. seen, .. room]);
    }

    // As an iPhone has it: this browser cannot read it, and need not.
    private string Photo() =>
        Taken("IMG_0002.HEIC", new HeicFile(2, 1, [HeicFile.Orange, HeicFile.Green]) { Turn = 3 }.Write());

    private string Taken(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
