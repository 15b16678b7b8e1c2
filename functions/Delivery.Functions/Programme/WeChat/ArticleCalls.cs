using System.Text.Json.Serialization;
using Delivery.Functions.Email.WeChat;

namespace Delivery.Functions.Programme.WeChat;

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

/// <param name="Status">See <see cref="Delivery.Domain.Programme.Channels.WeChatPublication"/>.</param>
/// <param name="Url">Of the article once it is published.</param>
public sealed record WeChatStatus(int Status, string? Url);

/// <summary>What an article needs of the official accounts' interface, one method a call.</summary>
public sealed class ArticleCalls(WeChatCalls calls)
{
    /// <returns>The permanent media id of the picture.</returns>
    public async Task<string> AddCoverAsync(WeChatAccount account, byte[] png) =>
        WeChatCalls.Text(
            await calls.CallAsync(
                account,
                "cgi-bin/material/add_material?type=image&access_token=",
                () => WeChatForm.Picture(png, "png")
            ),
            "media_id"
        );

    /// <summary>A picture to stand inside articles; any other address in them is filtered out.</summary>
    /// <returns>Its address there.</returns>
    public async Task<string> AddPictureAsync(WeChatAccount account, byte[] jpeg) =>
        WeChatCalls.Text(
            await calls.CallAsync(
                account,
                "cgi-bin/media/uploadimg?access_token=",
                () => WeChatForm.Picture(jpeg, "jpeg")
            ),
            "url"
        );

    /// <returns>The media id of the draft.</returns>
    public async Task<string> AddDraftAsync(WeChatAccount account, WeChatArticle article) =>
        WeChatCalls.Text(
            await calls.CallAsync(
                account,
                "cgi-bin/draft/add?access_token=",
                () => WeChatForm.Json(new { articles = new[] { article } })
            ),
            "media_id"
        );

    /// <returns>The id of the task that publishes it.</returns>
    public async Task<string> SubmitAsync(WeChatAccount account, string draft) =>
        WeChatCalls.Text(
            await calls.CallAsync(
                account,
                "cgi-bin/freepublish/submit?access_token=",
                () => WeChatForm.Json(new { media_id = draft })
            ),
            "publish_id"
        );

    public async Task<WeChatStatus> StatusAsync(WeChatAccount account, string publishId)
    {
        var answer = await calls.CallAsync(
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
}
