using System.Text;
using Delivery.Functions.Security;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;

namespace Delivery.Functions.Web.Pictures;

/// <summary>Answers with a picture: drawn only for who does not have it yet, and never with boxes in place of letters.</summary>
public sealed class Drawings(Site site) : IDisposable
{
    /// <summary>One takes up to 17 megabytes while it is drawn.</summary>
    internal const int MostAtOnce = 2;

    /// <summary>More would wait longer than anybody does.</summary>
    internal const int MostWaiting = 40;

    // Some sixty pictures.
    private const int MostBytesKept = 8 * 1024 * 1024;

    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim gate = new(MostAtOnce);
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostBytesKept });
    private int asking;

    /// <param name="page">What the picture shows, for who cannot have it.</param>
    internal async Task<IResult> AnswerAsync(HttpRequest request, Caller caller, Picture picture, string page)
    {
        var (frame, tag) = (site.PublicFrameFor(request, caller), picture.Tag);
        if (Lettering.Missing(picture.Words) is { } letter)
            return await RefusedAsync(frame, letter, page);
        if (HttpMethods.IsHead(request.Method) || PublicAnswer.IsKnown(request, tag))
            return PublicAnswer.Unchanged(request, tag, PublicAnswer.AMinute) ?? new HeadOfPicture();
        // The headers let caches keep the answer: they are set once there is a picture, and not for a failure.
        if (await PngAsync(picture, tag, request.HttpContext.RequestAborted) is { } png)
            return PublicAnswer.Unchanged(request, tag, PublicAnswer.AMinute) ?? Results.Bytes(png, "image/png");
        TooMany.Tell(request.HttpContext.Response, Busy);
        return await BusyAsync(frame, page);
    }

    public void Dispose()
    {
        gate.Dispose();
        kept.Dispose();
    }

    // Null when too many wait.
    private async Task<byte[]?> PngAsync(Picture picture, string tag, CancellationToken cancellation)
    {
        if (kept.TryGetValue(tag, out byte[]? known))
            return known;
        try
        {
            return Interlocked.Increment(ref asking) > MostAtOnce + MostWaiting
                ? null
                : await DrawnAsync(picture, tag, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref asking);
        }
    }

    private async Task<byte[]> DrawnAsync(Picture picture, string tag, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            // Who waited before may have asked for the same one.
            return kept.TryGetValue(tag, out byte[]? known) ? known! : Keep(tag, picture.Png());
        }
        finally
        {
            gate.Release();
        }
    }

    private byte[] Keep(string tag, byte[] png) =>
        kept.Set(tag, png, new MemoryCacheEntryOptions { Size = png.Length });

    private Task<IResult> RefusedAsync(PageFrame frame, Rune letter, string page) =>
        ErrorAsync(
            frame,
            422,
            frame.Language.Say("这张图片画不出来", "This picture cannot be drawn"),
            frame.Language.Say(
                $"字库里没有“{letter}”（U+{letter.Value:X4}）这个字。请打开网页，从浏览器打印。",
                $"The font has no letter “{letter}” (U+{letter.Value:X4}). Please open the page and print it from the browser."
            ),
            page
        );

    private Task<IResult> BusyAsync(PageFrame frame, string page) =>
        ErrorAsync(
            frame,
            503,
            frame.Language.Say("现在要图片的人太多", "Too many ask for pictures now"),
            frame.Language.Say(
                $"请过{(int)Busy.TotalSeconds}秒再试，或者打开网页，从浏览器打印。",
                $"Please try again in {(int)Busy.TotalSeconds} seconds, or open the page and print it from the browser."
            ),
            page
        );

    private Task<IResult> ErrorAsync(PageFrame frame, int status, string title, string whatToDo, string page) =>
        site.HtmlAsync(
            new ErrorModel(frame, status, title, whatToDo, page, frame.Language.Say("打开网页", "Open the page")),
            status
        );

    // What the picture itself would say, without drawing it.
    private sealed class HeadOfPicture : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "image/png";
            return Task.CompletedTask;
        }
    }
}
