using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Tests.Programme.Webhooks;

/// <summary>Another system, on this machine: keeps what it is told and answers as a test wants.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public sealed record Received(string Body, IReadOnlyDictionary<string, string> Headers);

    public ConcurrentQueue<Received> Calls { get; } = new();

    public int Answers { get; set; } = 204;

    public string Url => app.Urls.Single() + "/hook";

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        var receiver = new Receiver(built);
        built.MapPost("/hook", receiver.TakeAsync);
        await built.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key.ToLowerInvariant(),
            header => header.Value.ToString()
        );
        Calls.Enqueue(new Received(await reader.ReadToEndAsync(), headers));
        context.Response.StatusCode = Answers;
        if (Answers == 302)
            context.Response.Headers.Location = "http://127.0.0.1/elsewhere";
    }
}
