using System.Net;
using LocalFunctions.Http;
using LocalFunctions.Views;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;

namespace LocalFunctions.Hosting;

/// <summary>The web server around the functions.</summary>
internal static class HostWeb
{
    // What the Functions host takes at most.
    private const long LargestBody = 100 * 1024 * 1024;

    /// <summary>Empty to begin with: no files watched, no settings read but ours, and a start in no time.</summary>
    public static WebApplicationBuilder Builder(HostAddress address)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Services.AddRouting().AddMvcCore();
        builder.Services.AddSingleton<IHostLifetime, OwnLifetime>();
        if (address.Urls is [])
            builder.WebHost.UseTestServer(server => server.BaseAddress = address.BaseUrl);
        else
            builder
                .WebHost.UseKestrelCore()
                .ConfigureKestrel(kestrel =>
                {
                    kestrel.AddServerHeader = false;
                    kestrel.Limits.MaxRequestBodySize = LargestBody;
                })
                .UseUrls([.. address.Urls]);
        return builder;
    }

    public static void Map(WebApplication app, HostedApp hosted, ViewedHost view, HostStorage storage)
    {
        app.Use(Prepare);
        app.Use(
            (http, next) =>
            {
                hosted.Receive(http.Request);
                return next(http);
            }
        );
        app.Use(LocalGuard.CheckAsync);
        app.UseRouting();
        storage.Map(app);
        ViewEndpoints.Map(app, view);
        hosted.Map(app, view);
    }

    // Functions name HEAD themselves, as the Functions host wants it; the host's own pages answer it as they answer GET.
    private static void AnswerWithoutBody(HttpContext http)
    {
        http.Response.Body = Stream.Null;
        if (http.Request.Path.StartsWithSegments("/local", StringComparison.OrdinalIgnoreCase))
            http.Request.Method = HttpMethods.Get;
    }

    private static Task Prepare(HttpContext http, RequestDelegate next)
    {
        http.Connection.RemoteIpAddress ??= IPAddress.Loopback;
        if (HttpMethods.IsHead(http.Request.Method))
            AnswerWithoutBody(http);
        // Videos go straight to storage, which has no such limit.
        if (
            http.Request.Path.StartsWithSegments(HostStorage.Path, StringComparison.OrdinalIgnoreCase)
            && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit
        )
            limit.MaxRequestBodySize = null;
        return next(http);
    }
}
