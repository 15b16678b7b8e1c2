using System.Text;
using Delivery.Functions.Web;
using Delivery.Functions.Web.OpenApi;
using Xunit;

namespace Delivery.Functions.Tests.Web.Hostile;

/// <summary>Bodies that are no JSON, not said to be, too long or of another shape.</summary>
public sealed class NoJsonTests(Neighbourhood town) : HostileCalls(town)
{
    public static TheoryData<string> NoJson =>
        [
            "",
            " ",
            "{",
            "}",
            "{\"name\":",
            "{'name':'x'}",
            "{name:1}",
            "{\"name\":1,}",
            "[1,2",
            "NaN",
            "// nothing",
            "<xml/>",
            "street=1&name=2",
            "{\"name\":\"\\ud800\"}",
            "{\"\\udc00\":1}",
            "{\"name\":\"\u0001\"}",
            "{\"name\":01}",
            new string('[', 100_000),
            string.Concat(Enumerable.Repeat("{\"a\":", 5_000)),
            string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40),
        ];

    [Theory]
    [MemberData(nameof(NoJson), DisableDiscoveryEnumeration = true)]
    public Task What_is_no_JSON_is_called_so(string text) =>
        RefusedAsync(WithBody, operation => Body(operation, Encoding.UTF8.GetBytes(text)), 400);

    [Fact]
    public Task Bytes_that_are_no_text_are_no_JSON() =>
        RefusedAsync(WithBody, operation => Body(operation, [.. "{\"name\":\""u8, 0xff, 0xfe, 0xc3, .. "\"}"u8]), 400);

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"文字\"")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("{\"nothing\":1}")]
    [InlineData("{\"__proto__\":{},\"$type\":\"System.Object\"}")]
    public Task Another_shape_is_refused(string json) =>
        RefusedAsync(WithBody, operation => Body(operation, Encoding.UTF8.GetBytes(json)), 400);

    [Fact]
    public Task Nothing_at_all_is_refused_where_something_is_needed() =>
        RefusedAsync(
            WithBody.Where(one => ApiJson.Options.GetTypeInfo(one.Call.Body!).Fields().Any(field => field.IsRequired)),
            operation => Body(operation, "{}"u8.ToArray()),
            400
        );

    [Fact]
    public Task A_body_of_two_megabytes_is_too_large() =>
        RefusedAsync(
            ApiOperation.All.Where(one => one.Method != HttpMethod.Get && !TakesMails(one)),
            operation => Body(operation, Encoding.UTF8.GetBytes($"{{\"name\":\"{new string('x', 2_000_000)}\"}}")),
            413
        );

    [Fact]
    public Task A_mail_over_thirty_megabytes_is_too_large() =>
        RefusedAsync(ApiOperation.All.Where(TakesMails), operation => Body(operation, new byte[31 * 1024 * 1024]), 413);

    private static bool TakesMails(ApiOperation operation) =>
        operation.Path.EndsWith("inbound/email", StringComparison.Ordinal);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/csv")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonp")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public Task What_is_not_said_to_be_JSON_is_not_read(string? contentType) =>
        RefusedAsync(
            WithBody.Where(one => one.Call.File is null),
            operation =>
            {
                var request = Body(operation, "{}"u8.ToArray());
                request.Content!.Headers.ContentType = null;
                if (contentType is not null)
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
                return request;
            },
            415
        );

    [Fact]
    public async Task A_mark_of_the_byte_order_does_no_harm()
    {
        var put = ApiOperation.All.Single(one => one.Id == "PutDiscipline");
        using var request = Body(put, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Plausible(put).ToJsonString())]);
        using var answer = await Town.App.Http.SendAsync(request);

        Assert.Null(await Caught.AsyncIn(answer, put, 200, 201));
    }
}
