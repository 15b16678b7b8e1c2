using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Web.OpenApi;
using Xunit;

namespace Delivery.Functions.Tests.Web.Hostile;

/// <summary>Whatever a caller sends, the answer is a problem that says in Chinese what to do: never our own failure.</summary>
public abstract class HostileCalls(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    protected Neighbourhood Town => town;

    private protected static IEnumerable<ApiOperation> WithBody =>
        ApiOperation.All.Where(one => one.Call.Body is not null);

    private protected async Task RefusedAsync(
        IEnumerable<ApiOperation> operations,
        Func<ApiOperation, HttpRequestMessage> ask,
        int status,
        HttpClient? by = null
    )
    {
        var offences = new List<string>();
        foreach (var operation in operations)
        {
            using var request = ask(operation);
            using var answer = await (by ?? town.App.Http).SendAsync(request);
            if (await Caught.AsyncIn(answer, operation, status) is { } offence)
                offences.Add(offence);
        }

        Offences.AssertNone(offences.Append(LogOf(offences)).OfType<string>(), "Not refused as it should be:");
    }

    private protected string? LogOf(List<string> offences) =>
        offences.Exists(offence => offence.Contains("failed", StringComparison.Ordinal))
            ? town.App.Log.ToString()
            : null;

    private protected HttpRequestMessage Body(ApiOperation operation, byte[] body)
    {
        var request = Plain(operation);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return request;
    }

    private protected HttpRequestMessage Query(ApiOperation operation, string query) =>
        new(HttpMethod.Get, $"{Addresses.Of(operation, town.OrderId)}?{query}");

    private protected HttpRequestMessage Plain(ApiOperation operation) => Plain(operation, ("", ""));

    private protected HttpRequestMessage Plain(ApiOperation operation, (string Name, string Value) part)
    {
        var request = new HttpRequestMessage(operation.Method, Addresses.Of(operation, town.OrderId, part));
        if (operation.Call.Body is not null)
            request.Content = new StringContent(Plausible(operation).ToJsonString(), Encoding.UTF8, "application/json");
        return request;
    }

    private protected static JsonObject Plausible(ApiOperation operation) =>
        operation.Id switch
        {
            "PostOrder" or "PutOrder" => Neighbourhood.Order("D02"),
            "PutStreet" => Neighbourhood.StreetBody(),
            "PutTeacher" => Neighbourhood.TeacherBody(),
            "PutDiscipline" => Neighbourhood.DisciplineBody(),
            _ => SampleBody.Of(operation.Call.Body!).AsObject(),
        };
}
