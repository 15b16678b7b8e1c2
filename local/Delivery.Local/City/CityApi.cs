using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Delivery.Local.City;

/// <summary>An answer of the system: its status, and its JSON where it has one.</summary>
public sealed record CityAnswer(HttpStatusCode Status, JsonNode? Body)
{
    public bool Ok => (int)Status is >= 200 and < 300;

    public string Code => Body?["code"]?.GetValue<string>() ?? $"{(int)Status}";

    /// <exception cref="InvalidOperationException">The system refused what a played person may do: the run stops and says what.</exception>
    public CityAnswer Must(string what) =>
        Ok ? this : throw new InvalidOperationException($"{what}: {(int)Status} {Body?["detail"] ?? Body}");
}

/// <summary>The system as the city's people reach it: over HTTP only.</summary>
/// <param name="staffKey">The key under which staff act.</param>
/// <param name="approverKey">The second person's key, for pay runs.</param>
public sealed partial class CityApi(HttpClient http, string staffKey, string approverKey)
{
    /// <summary>What was done through it, as it was answered.</summary>
    public AnsweredActs Acts { get; } = new();

    public Task<CityAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null, staffKey);

    /// <param name="key">The idempotency key: whatever is cut off and sent again happens once.</param>
    /// <param name="named">How the audit log names it, where neither the address nor the answer does.</param>
    public Task<CityAnswer> PostAsync(string path, object? body, string key, string? named = null) =>
        SendAsync(HttpMethod.Post, path, body, key, staffKey, named);

    public Task<CityAnswer> ApproveAsync(string path, string key) =>
        SendAsync(HttpMethod.Post, path, null, key, approverKey);

    public Task<CityAnswer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body, null, staffKey);

    /// <summary>A form of a staff page, for what only pages do. It is answered with a redirect once it is done.</summary>
    /// <param name="named">How the audit log names what it is done to, where the address does not.</param>
    public Task<CityAnswer> FormAsync(string path, IReadOnlyDictionary<string, string> fields, string? named = null) =>
        FormAsync(path, fields, staffKey, named);

    /// <summary>The same by the second person.</summary>
    public Task<CityAnswer> ApproveFormAsync(string path, IReadOnlyDictionary<string, string> fields) =>
        FormAsync(path, fields, approverKey, null);

    /// <summary>A register's form that asks back before it keeps what follows from it: it is sent again with what was seen.</summary>
    public async Task<CityAnswer> ConfirmedFormAsync(string path, IReadOnlyDictionary<string, string> fields)
    {
        using var asked = await PostFormAsync(path, fields, staffKey);
        var seen = Seen().Match(await asked.Content.ReadAsStringAsync()).Groups["seen"].Value;
        return await FormAsync(path, new Dictionary<string, string>(fields) { ["seen"] = WebUtility.HtmlDecode(seen) });
    }

    [GeneratedRegex("name=\"seen\" value=\"(?<seen>[^\"]*)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Seen();

    private async Task<CityAnswer> FormAsync(
        string path,
        IReadOnlyDictionary<string, string> fields,
        string apiKey,
        string? named
    )
    {
        using var response = await PostFormAsync(path, fields, apiKey);
        Acts.Note(path, response, null, named);
        var heard = Heard(path, response, null);
        return heard.Status == HttpStatusCode.SeeOther ? heard with { Status = HttpStatusCode.OK } : heard;
    }

    /// <summary>The file that a form of a staff page gives.</summary>
    public async Task<string> FileOfAsync(string path, IReadOnlyDictionary<string, string> fields)
    {
        using var response = await PostFormAsync(path, fields, staffKey);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> PostFormAsync(
        string path,
        IReadOnlyDictionary<string, string> fields,
        string apiKey
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields),
        };
        request.Headers.Add("X-Api-Key", apiKey);
        return await http.SendAsync(request);
    }

    /// <summary>A file of lines, each an object as the API takes it.</summary>
    /// <param name="key">The idempotency key.</param>
    public Task<CityAnswer> FileAsync(string path, IEnumerable<object> lines, string key)
    {
        var text = string.Join('\n', lines.Select(line => JsonSerializer.Serialize(line, JsonSerializerOptions.Web)));
        return FileAsync(path, Encoding.UTF8.GetBytes(text), key);
    }

    /// <summary>A file as it is; what it holds tells of which kind it is.</summary>
    public async Task<CityAnswer> FileAsync(string path, byte[] file, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        request.Headers.Add("X-Api-Key", staffKey);
        request.Headers.Add("Idempotency-Key", key);
        using var response = await http.SendAsync(request);
        var report = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        Acts.Note(path, response, report, null);
        return Heard(path, response, report);
    }

    public async Task<string> TextAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Api-Key", staffKey);
        using var response = await http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Puts a file where an upload link points.</summary>
    public async Task UploadAsync(string url, IReadOnlyDictionary<string, string> headers, byte[] content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent(content) };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Every item of a list, page after page.</summary>
    public async Task<IReadOnlyList<JsonNode>> AllAsync(string path)
    {
        var items = new List<JsonNode>();
        for (string? next = path; next is not null; )
        {
            var page = (await GetAsync(next)).Must(next).Body!;
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            next = page["next"]?.GetValue<string>();
        }

        return items;
    }

    /// <summary>Moves the simulated clock, through everything that is due on the way.</summary>
    public async Task MoveClockAsync(DateTimeOffset to) =>
        (await SendAsync(HttpMethod.Post, "local/clock", new { to }, null, staffKey)).Must($"Clock to {to:O}");

    private async Task<CityAnswer> SendAsync(
        HttpMethod method,
        string path,
        object? body,
        string? key,
        string apiKey,
        string? named = null
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Api-Key", apiKey);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (body is not null)
            request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
        else if (method != HttpMethod.Get)
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson =
            response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        var answer = isJson && text.Length > 0 ? JsonNode.Parse(text) : null;
        if (method != HttpMethod.Get)
            Acts.Note(path, response, answer, named);
        return Heard(path, response, answer);
    }

    // A service that is broken refuses nobody: counted as a refusal, a season without one order would prove its sums.
    private static CityAnswer Heard(string path, HttpResponseMessage response, JsonNode? body) =>
        (int)response.StatusCode < 500
            ? new CityAnswer(response.StatusCode, body)
            : throw new InvalidOperationException($"{path}: {(int)response.StatusCode} {body?["detail"]}");
}
