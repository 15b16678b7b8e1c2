using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.Web;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>Puts a file in over the API, and reads what it says.</summary>
internal static class Importing
{
    public static async Task<HttpResponseMessage> ImportAsync(
        this Neighbourhood town,
        string path,
        byte[] file,
        string? key = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/import/{path}")
        {
            Content = new ByteArrayContent(file),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await town.App.Http.SendAsync(request);
    }

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        }
    }

    public static int Number(JsonObject report, string name) => (int)report[name]!;
}
