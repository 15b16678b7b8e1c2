using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Delivery.Functions.Email.WeChat;

/// <summary>
/// What is sent, as the interface wants it: JSON whose Chinese is UTF-8 and never escaped (what lies beyond the basic plane
/// HTML has written as a number already), and pictures as forms.
/// </summary>
internal static class WeChatForm
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static HttpContent Json<T>(T value) =>
        new StringContent(JsonSerializer.Serialize(value, Options), Encoding.UTF8, "application/json");

    /// <param name="kind">png or jpeg.</param>
    public static HttpContent Picture(byte[] file, string kind)
    {
        var picture = new ByteArrayContent(file);
        picture.Headers.ContentType = new MediaTypeHeaderValue($"image/{kind}");
        return new MultipartFormDataContent { { picture, "media", $"picture.{(kind == "png" ? "png" : "jpg")}" } };
    }
}
