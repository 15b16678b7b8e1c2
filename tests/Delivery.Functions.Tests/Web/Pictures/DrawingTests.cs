using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Pictures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Xunit;

namespace Delivery.Functions.Tests.Web.Pictures;

/// <summary>Who gets a picture, when drawing fails and when many ask at once.</summary>
public sealed class DrawingTests
{
    [Fact]
    public async Task A_drawing_that_fails_is_kept_by_no_cache()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var (site, drawings) = ServicesOf(town);
        var context = new DefaultHttpContext { Request = { Method = "GET" } };
        var answer = await site.GetAsync(
            context.Request,
            _ => true,
            caller =>
                drawings.AnswerAsync(
                    context.Request,
                    caller,
                    new Sketch("one", () => throw new InvalidOperationException("no pixels")),
                    "/"
                )
        );
        Assert.Equal(500, ((IStatusCodeHttpResult)answer).StatusCode);
        Assert.Equal("no-store", context.Response.Headers.CacheControl);
        Assert.Equal(0, context.Response.Headers.ETag.Count);
    }

    [Fact]
    public async Task The_same_picture_is_drawn_once()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var drawings = ServicesOf(town).Drawings;
        var drawn = 0;
        foreach (var words in new[] { "one", "one", "two" })
            await AskAsync(drawings, new Sketch(words, () => drawn++));
        Assert.Equal(2, drawn);
    }

    [Fact]
    public async Task Who_comes_when_too_many_wait_is_told_to_come_back()
    {
        const int TooMany = 5;
        const int Most = Drawings.MostAtOnce + Drawings.MostWaiting;
        await using var town = await Town.StartAsync(teachers: 0);
        var drawings = ServicesOf(town).Drawings;
        using var goOn = new ManualResetEventSlim();
        var asked = Enumerable
            .Range(0, Most + TooMany)
            .Select(number => Task.Run(() => AskAsync(drawings, new Sketch($"{number}", goOn.Wait))))
            .ToList();
        await foreach (var refused in Task.WhenEach(asked).Take(TooMany))
            Assert.Equal((503, "10"), await refused);
        goOn.Set();
        Assert.Equal(Most, (await Task.WhenAll(asked)).Count(answer => answer == (200, "")));
    }

    private static (Site Site, Drawings Drawings) ServicesOf(Town town) =>
        (town.App.Services.GetRequiredService<Site>(), town.App.Services.GetRequiredService<Drawings>());

    private static async Task<(int Status, string RetryAfter)> AskAsync(Drawings drawings, Sketch sketch)
    {
        var context = new DefaultHttpContext { Request = { Method = "GET" } };
        var answer = await drawings.AnswerAsync(context.Request, Caller.Nobody, sketch, "/");
        return ((answer as IStatusCodeHttpResult)?.StatusCode ?? 200, $"{context.Response.Headers.RetryAfter}");
    }

    private sealed record Sketch(string Said, Action Drawing) : Picture(8, 8)
    {
        public override IReadOnlyList<string> Words => [Said];

        protected override void Draw(SKCanvas canvas) => Drawing();
    }
}
