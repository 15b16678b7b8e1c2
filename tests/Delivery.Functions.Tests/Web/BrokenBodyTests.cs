using System.Text.Json;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>A body that the server gives up reading is the sender's fault.</summary>
public sealed class BrokenBodyTests
{
    [Fact]
    public async Task What_the_server_could_not_read_is_answered_with_its_status_and_a_problem()
    {
        await using var town = await Town.StartAsync(teachers: 0);

        Assert.Equal(
            [
                "400 body.broken 内容没有传完整，请检查网络后重新提交",
                "408 body.slow 内容传得太慢，没有收完，请检查网络后重新提交",
                "413 body.too-large 内容太大，请分开提交",
                "400 body.broken 内容没有传完整，请检查网络后重新提交",
            ],
            [
                await SentAsync(town, 400),
                await SentAsync(town, 408),
                await SentAsync(town, 413),
                await SentAsync(town, 411),
            ]
        );
    }

    private static async Task<string> SentAsync(Town town, int status)
    {
        var context = new DefaultHttpContext { RequestServices = town.App.Services };
        context.Request.Method = HttpMethods.Post;
        context.Request.Path = "/api/orders";
        context.Request.Headers["X-Api-Key"] = town.App.Http.DefaultRequestHeaders.GetValues("X-Api-Key").Single();
        context.Request.Body = new Broken(status);
        using var written = new MemoryStream();
        context.Response.Body = written;

        var answer = await town
            .App.Services.GetRequiredService<Api>()
            .SendAsync(context.Request, _ => true, _ => Task.FromResult(ApiAnswer.NoContent));
        await answer.ExecuteAsync(context);

        var problem = JsonDocument.Parse(written.ToArray()).RootElement;
        Assert.Equal(context.Response.StatusCode, problem.GetProperty("status").GetInt32());
        return $"{context.Response.StatusCode} {problem.GetProperty("code")} {problem.GetProperty("detail")}";
    }

    /// <summary>As Kestrel's body throws it.</summary>
    private sealed class Broken(int status) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new BadHttpRequestException("Bad chunk size data.", status);
    }
}
