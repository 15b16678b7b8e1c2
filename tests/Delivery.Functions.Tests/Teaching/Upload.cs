using System.Net.Http.Json;
using System.Text.Json;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web.Photos;

namespace Delivery.Functions.Tests.Teaching;

/// <summary>A teacher's upload, as a phone does it: ask for an address, put the file there, say that it is complete.</summary>
internal static class Upload
{
    public static byte[] Photo { get; } = Pictures.Png();

    public static Task<HttpResponseMessage> PhotoAsync(Town town, string lessonId) =>
        FileAsync(town, lessonId, Photo, town.App.Http);

    public static async Task<HttpResponseMessage> FileAsync(
        Town town,
        string lessonId,
        byte[] file,
        HttpClient by,
        string? link = null,
        string? consent = null
    )
    {
        var path = $"/api/lessons/{lessonId}/media" + (link is null ? "" : $"?link={link}");
        using var body = consent is null ? null : JsonContent.Create(new { consent });
        using var asked = await by.PostAsync(path, body);
        asked.EnsureSuccessStatusCode();
        var to = await asked.Content.ReadFromJsonAsync<JsonElement>();
        await PutAsync(town, to, file);
        return await by.PostAsync(to.GetProperty("completeUrl").GetString(), null);
    }

    public static async Task PutAsync(Town town, JsonElement to, byte[] file, string address = "uploadUrl")
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, to.GetProperty(address).GetString());
        put.Content = new ByteArrayContent(file);
        foreach (var header in to.GetProperty("headers").EnumerateObject())
            put.Headers.Add(header.Name, header.Value.GetString());
        using var answer = await town.App.Anonymous.SendAsync(put);
        answer.EnsureSuccessStatusCode();
    }
}
