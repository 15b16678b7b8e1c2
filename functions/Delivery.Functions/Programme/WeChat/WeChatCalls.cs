using System.Text.Json;
using System.Text.Json.Serialization;
using Delivery.Domain.Programme.Channels;

namespace Delivery.Functions.Programme.WeChat;

/// <summary>What the official account's interface refused, by its code.</summary>
public sealed class WeChatRefusedException(WeChatCode code) : Exception(code.ToString())
{
    public WeChatCode Code => code;
}

public sealed record WeChatArticle(
    string Title,
    string Author,
    string Digest,
    string Content,
    [property: JsonPropertyName("content_source_url")] string SourceUrl,
    [property: JsonPropertyName("thumb_media_id")] string Cover
)
{
    [JsonPropertyName("article_type")]
    public string Kind => "news";

    [JsonPropertyName("need_open_comment")]
    public int OpenComment => 0;
}

/// <param name="Status">See <see cref="WeChatPublication"/>.</param>
/// <param name="Url">Of the article once it is published.</param>
public sealed record WeChatStatus(int Status, string? Url);

/// <summary>The official accounts' interface, one method a call. What it refuses comes back with HTTP 200 and an errcode.</summary>
public sealed class WeChatCalls(DeliverySettings settings, WeChatTokens tokens) : IDisposable
{
    private readonly HttpClient http = new()
    {
        BaseAddress = new Uri(settings.WeChat.Address),
        Timeout = TimeSpan.FromSeconds(20),
    };

    /// <returns>The permanent media id of the picture.</returns>
    public async Task<string> AddCoverAsync(WeChatAccount account, byte[] png) =>
        Text(
            await CallAsync(
                account,
                "cgi-bin/material/add_material?type=image&access_token=",
                () => WeChatForm.Picture(png)
            ),
            "media_id"
        );

    /// <returns>The media id of the draft.</returns>
    public async Task<string> AddDraftAsync(WeChatAccount account, WeChatArticle article) =>
        Text(
            await CallAsync(
                account,
                "cgi-bin/draft/add?access_token=",
                () => WeChatForm.Json(new { articles = new[] { article } })
            ),
            "media_id"
        );

    /// <returns>The id of the task that publishes it.</returns>
    public async Task<string> SubmitAsync(WeChatAccount account, string draft) =>
        Text(
            await CallAsync(
                account,
                "cgi-bin/freepublish/submit?access_token=",
                () => WeChatForm.Json(new { media_id = draft })
            ),
            "publish_id"
        );

    public async Task<WeChatStatus> StatusAsync(WeChatAccount account, string publishId)
    {
        var answer = await CallAsync(
            account,
            "cgi-bin/freepublish/get?access_token=",
            () => WeChatForm.Json(new { publish_id = publishId })
        );
        var url =
            answer.TryGetProperty("article_detail", out var detail)
            && detail.TryGetProperty("item", out var items)
            && items.GetArrayLength() > 0
                ? items[0].GetProperty("article_url").GetString()
                : null;
        return new WeChatStatus(answer.GetProperty("publish_status").GetInt32(), url);
    }

    public void Dispose() => http.Dispose();

    /// <summary>A token that no longer holds is replaced once; should the new one not hold either, the code says why.</summary>
    private async Task<JsonElement> CallAsync(WeChatAccount account, string path, Func<HttpContent> content)
    {
        try
        {
            return await PostAsync(path + await tokens.OfAsync(account, PostAsync), content());
        }
        catch (WeChatRefusedException refused) when (refused.Code.Meaning == WeChatMeaning.NewToken)
        {
            var token = await tokens.AnewAsync(account, PostAsync);
            return await PostAsync(path + token, content());
        }
    }

    private async Task<JsonElement> PostAsync(string path, HttpContent content)
    {
        using (content)
        {
            using var answer = await http.PostAsync(path, content);
            answer.EnsureSuccessStatusCode();
            var json = await JsonSerializer.DeserializeAsync<JsonElement>(await answer.Content.ReadAsStreamAsync());
            return json.TryGetProperty("errcode", out var code) && code.GetInt32() is not 0 and var number
                ? throw new WeChatRefusedException(WeChatCode.Of(number))
                : json;
        }
    }

    // Some ids are written as numbers in one place and as texts in another.
    private static string Text(JsonElement answer, string name) => answer.GetProperty(name).ToString();
}
