using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>A file of orders, and the ways to send it.</summary>
internal static class OrderFile
{
    public const string Header = "街镇代码,项目,年龄,预计人数,场地,地址,首课日期,开始时间,每节分钟,节数\n";

    public static string Row(
        string discipline,
        string day,
        int lessons = 1,
        string people = "25",
        string start = "09:30",
        string venue = "清荷文体中心",
        string street = Town.Street
    ) => $"{street},{discipline},50—70岁,{people},{venue},黄浦区清荷路1号,{day},{start},90,{lessons}\n";

    public static string Sums(JsonElement report) =>
        $"{report.GetProperty("rows")} {report.GetProperty("wrong")} {report.GetProperty("taken")}";

    public static IEnumerable<string> Warnings(JsonElement report) =>
        report
            .GetProperty("warnings")
            .EnumerateArray()
            .Select(one => $"{one.GetProperty("row")} {one.GetProperty("column")} {one.GetProperty("code")}");

    public static async Task<JsonElement> ImportAsync(Town town, string file, string mode, string? key = null)
    {
        using var answer = await SendAsync(town, file, mode, key);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public static async Task<(string Code, string Detail, IReadOnlyList<string> Errors)> RefusedAsync(
        Town town,
        string file,
        string mode
    )
    {
        using var answer = await SendAsync(town, file, mode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var errors = problem.TryGetProperty("errors", out var listed)
            ? listed.EnumerateArray().Skip(1).Select(Short).ToList()
            : [];
        return ($"{(int)answer.StatusCode} {problem.GetProperty("code")}", $"{problem.GetProperty("detail")}", errors);
    }

    // rows[3].预计人数 is "3 预计人数".
    private static string Short(JsonElement error) =>
        $"{$"{error.GetProperty("field")}".Replace("rows[", "").Replace("].", " ")} {error.GetProperty("code")}";

    private static async Task<HttpResponseMessage> SendAsync(Town town, string file, string mode, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/import/orders?mode={mode}");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        request.Content.Headers.ContentType = new("text/csv");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await town.App.Http.SendAsync(request);
    }

    public static async Task<HttpResponseMessage> UploadAsync(HttpClient street, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "orders" } };
        return await street.PostAsync("/orders/import", form);
    }

    public static Task<HttpResponseMessage> TakeAsync(HttpClient street, string content, string mode) =>
        street.PostAsync(
            "/orders/import/take",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["content"] = content,
                    ["mode"] = mode,
                    ["formKey"] = Guid.NewGuid().ToString("N"),
                }
            )
        );

    public static string Between(string text, string before, string after)
    {
        var from = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[from..text.IndexOf(after, from, StringComparison.Ordinal)];
    }
}
