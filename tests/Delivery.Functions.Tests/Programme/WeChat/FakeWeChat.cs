using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Tests.Programme.WeChat;

/// <summary>
/// An official account's interface on this machine, as its documentation describes it: the same token until it is forced,
/// permanent covers, drafts that vanish once handed in, and publication that takes a while.
/// </summary>
internal sealed partial class FakeWeChat : IAsyncDisposable
{
    public const string AppId = "wx0123456789abcdef";
    public const string Secret = "0123456789abcdef0123456789abcdef";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Queue<int>> refusals = new();
    private readonly ConcurrentDictionary<string, string> nonsense = new();
    private readonly HashSet<string> covers = [];
    private readonly Dictionary<string, int> publications = [];
    private int number = 1000;
    private string token = "token-1";

    private FakeWeChat(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single() + "/";

    /// <summary>Path and body of every call, in order.</summary>
    public ConcurrentQueue<(string Path, string Body)> Calls { get; } = new();

    public Dictionary<string, JsonNode> Drafts { get; } = [];

    /// <summary>What was uploaded to stand inside articles, by its address.</summary>
    public Dictionary<string, byte[]> Pictures { get; } = [];

    /// <summary>How often a publication is still under way when it is asked for.</summary>
    public int AsksUntilDone { get; set; }

    public int EndsAs { get; set; }

    /// <summary>What people sent to the account, by media id; videos are told of by their address.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>The texts and template messages that the account sent, in order.</summary>
    public IReadOnlyList<JsonNode> Said =>
        [
            .. Calls
                .Where(call => call.Path.StartsWith("message/", StringComparison.Ordinal))
                .Select(call => JsonNode.Parse(call.Body)!),
        ];

    public static async Task<FakeWeChat> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        var fake = new FakeWeChat(built);
        built.MapPost("/cgi-bin/{**path}", fake.AnswerAsync);
        built.MapGet("/cgi-bin/media/get", fake.Media);
        built.MapGet("/videos/{id}", (string id) => Results.Bytes(fake.Files[id], "video/mp4"));
        await built.StartAsync();
        return fake;
    }

    /// <summary>The next calls of this path are refused by these codes.</summary>
    public void Refuse(string path, params int[] codes) => refusals[path] = new Queue<int>(codes);

    /// <summary>The next call of this path, or for this file, is answered by anything but what is documented.</summary>
    public void Misanswer(string path, string how) => nonsense[path] = how;

    /// <summary>The token ends before its time, as when somebody else forced a new one.</summary>
    public void EndToken() => token = $"token-{Next()}";

    public void LoseCovers() => covers.Clear();

    public int Count(string path) => Calls.Count(call => call.Path == path);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpContext context, string path)
    {
        var isForm = context.Request.HasFormContentType;
        var sent = isForm ? await SentAsync(context.Request) : null;
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = isForm ? "" : await reader.ReadToEndAsync();
        Calls.Enqueue((path, body));
        if (refusals.TryGetValue(path, out var codes) && codes.TryDequeue(out var code))
            return Refused(code);
        if (nonsense.TryRemove(path, out var how))
            return Misanswered(context, how);
        if (path == "stable_token")
            return Token(JsonNode.Parse(body)!);
        if (context.Request.Query["access_token"] != token)
            return Refused(40001);
        return path switch
        {
            "material/add_material" => Cover(context.Request),
            "media/uploadimg" => Picture(sent),
            "draft/add" => Draft(body),
            "freepublish/submit" => Submit(JsonNode.Parse(body)!),
            "message/custom/send" or "message/template/send" => Results.Json(new { errcode = 0, errmsg = "ok" }),
            "freepublish/get" => Get(JsonNode.Parse(body)!),
            _ => Refused(43002),
        };
    }

    private IResult Media(HttpRequest request)
    {
        var id = request.Query["media_id"].ToString();
        Calls.Enqueue(("media/get", id));
        if (refusals.TryGetValue("media/get", out var codes) && codes.TryDequeue(out var code))
            return Refused(code);
        if (nonsense.TryRemove(id, out var how))
            return Misanswered(request.HttpContext, how);
        if (request.Query["access_token"] != token)
            return Refused(40001);
        return !Files.TryGetValue(id, out var file) ? Refused(40007)
            : id.StartsWith("video", StringComparison.Ordinal) ? Results.Json(new { video_url = $"{Url}videos/{id}" })
            : Results.Bytes(file, "image/jpeg");
    }

    private IResult Token(JsonNode body)
    {
        if ((string?)body["appid"] != AppId)
            return Refused(40013);
        if ((string?)body["secret"] != Secret)
            return Refused(40001);
        if ((bool)body["force_refresh"]!)
            EndToken();
        return Results.Json(new { access_token = token, expires_in = 7200 });
    }

    private IResult Cover(HttpRequest request)
    {
        if (
            request.Query["type"] != "image"
            || request.ContentType?.StartsWith("multipart/form-data", StringComparison.Ordinal) != true
        )
            return Refused(40005);
        var media = $"cover-{Next()}";
        covers.Add(media);
        return Results.Json(new { media_id = media, url = "http://mmbiz.example.cn/cover" });
    }

    // "jpg/png, under 1MB"; told by the content, as the platform does.
    private IResult Picture(byte[]? file)
    {
        if (file is not ([0xFF, 0xD8, 0xFF, ..] or [0x89, 0x50, 0x4E, 0x47, ..]))
            return Refused(40005);
        if (file.Length >= 1_000_000)
            return Refused(40009);
        var url = $"http://mmbiz.qpic.cn/{Next()}";
        Pictures[url] = file;
        return Results.Json(
            new
            {
                errcode = 0,
                errmsg = "ok",
                url,
            }
        );
    }

    private static async Task<byte[]?> SentAsync(HttpRequest request)
    {
        if ((await request.ReadFormAsync()).Files["media"] is not { } file)
            return null;
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        return copy.ToArray();
    }

    private IResult Draft(string body)
    {
        if (body.Contains("\\u", StringComparison.Ordinal) || JsonNode.Parse(body)?["articles"]?[0] is not { } article)
            return Refused(47001);
        var (title, content) = ((string)article["title"]!, (string)article["content"]!);
        if (new StringInfo(title).LengthInTextElements > 32)
            return Refused(45003);
        if (content.Length == 0)
            return Refused(44003);
        if (content.Length >= 20_000 || Encoding.UTF8.GetByteCount(content) >= 1_000_000)
            return Refused(45002);
        if (!covers.Contains((string)article["thumb_media_id"]!))
            return Refused(40007);
        var media = $"draft-{Next()}";
        Drafts[media] = Kept(article);
        return Results.Json(new { media_id = media });
    }

    // Pictures that lie elsewhere are filtered out of the text.
    private JsonNode Kept(JsonNode article)
    {
        var kept = article.DeepClone();
        kept["content"] = ForeignPicture()
            .Replace(
                (string)kept["content"]!,
                picture => Pictures.ContainsKey(picture.Groups["url"].Value) ? picture.Value : ""
            );
        return kept;
    }

    [GeneratedRegex(@"<img src=""(?<url>[^""]*)""[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ForeignPicture();

    private IResult Submit(JsonNode body)
    {
        var draft = (string)body["media_id"]!;
        if (!Drafts.ContainsKey(draft))
            return Refused(40007);
        var id = Next().ToString(CultureInfo.InvariantCulture);
        publications[id] = AsksUntilDone;
        // In one version of the documentation a number, in another a text.
        return Results.Json(
            new
            {
                errcode = 0,
                errmsg = "ok",
                publish_id = long.Parse(id, CultureInfo.InvariantCulture),
            }
        );
    }

    private IResult Get(JsonNode body)
    {
        var id = (string)body["publish_id"]!;
        if (!publications.TryGetValue(id, out var left))
            return Refused(40007);
        publications[id] = left - 1;
        return left > 0 ? Results.Json(new { publish_id = id, publish_status = 1 })
            : EndsAs > 0
                ? Results.Json(
                    new
                    {
                        publish_id = id,
                        publish_status = EndsAs,
                        fail_idx = new[] { 1 },
                    }
                )
            : Results.Json(
                new
                {
                    publish_id = id,
                    publish_status = 0,
                    article_id = "A",
                    article_detail = new
                    {
                        count = 1,
                        item = new[] { new { idx = 1, article_url = $"https://mp.example.cn/s/{id}" } },
                    },
                }
            );
    }

    private int Next() => Interlocked.Increment(ref number);

    private static IResult Misanswered(HttpContext context, string how)
    {
        if (how == "hangs up")
            context.Abort();
        return how == "500" ? Results.StatusCode(500) : Results.Text(how, "application/json");
    }

    private static IResult Refused(int code) =>
        Results.Json(new { errcode = code, errmsg = $"refused hint: [x{code}] rid: 1" });
}
