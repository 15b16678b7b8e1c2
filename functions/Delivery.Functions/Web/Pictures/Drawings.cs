using Delivery.Functions.Security;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web.Pictures;

/// <summary>Answers with a picture: drawn only for who does not have it yet, and never with boxes in place of letters.</summary>
public sealed class Drawings(Site site) : IDisposable
{
    // One takes up to 17 megabytes while it is drawn.
    private const int MostAtOnce = 2;

    private readonly SemaphoreSlim gate = new(MostAtOnce);

    internal async Task<IResult> AnswerAsync(HttpRequest request, Caller caller, Picture picture)
    {
        if (Lettering.Missing(picture.Words) is { } letter)
            return await RefusedAsync(site.PublicFrameFor(request, caller), letter);
        if (PublicAnswer.Unchanged(request, picture.Tag, PublicAnswer.AMinute) is { } unchanged)
            return unchanged;
        await gate.WaitAsync(request.HttpContext.RequestAborted);
        try
        {
            return Results.Bytes(picture.Png(), "image/png");
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private Task<IResult> RefusedAsync(PageFrame frame, string letter) =>
        site.HtmlAsync(
            new ErrorModel(
                frame,
                422,
                frame.Language.Say("这张图片画不出来", "This picture cannot be drawn"),
                frame.Language.Say(
                    $"字库里没有“{letter}”这个字。请打开网页，从浏览器打印。",
                    "A letter is in none of the fonts here. Please open the page and print it from the browser."
                ),
                Paths.Front,
                frame.Language.Say("回到首页", "To the front page")
            ),
            422
        );
}
