using System.Globalization;
using System.Net;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Microsoft.Extensions.Logging;
using StandardWebhooks;

namespace Delivery.Functions.Programme.Webhooks;

/// <summary>What came of a call.</summary>
/// <param name="Trouble">Null when the other system has taken it.</param>
/// <param name="IsGone">It wants no more of them.</param>
public sealed record CallOutcome(string? Trouble, bool IsGone = false);

/// <summary>One event to one address: a CloudEvent 1.0 as JSON, signed as Standard Webhooks has it.</summary>
public sealed partial class WebhookCall(
    PublicCalls calls,
    WebhookSecrets secrets,
    LetterBox letters,
    TimeProvider clock,
    ILogger<WebhookCall> log
)
{
    private static readonly JsonEventFormatter Formatter = new(StoredJson.Options, default);

    public async Task<CallOutcome> SendAsync(RegisteredWebhook webhook, WebhookEvent what)
    {
        using var request = Signed(webhook, what);
        try
        {
            using var answer = await calls.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return answer.IsSuccessStatusCode
                ? new CallOutcome(Trouble: null)
                : new CallOutcome($"对方答 {(int)answer.StatusCode}", answer.StatusCode == HttpStatusCode.Gone);
        }
        // The address cannot be reached, or does not answer in time: it is tried again.
        catch (HttpRequestException unreachable)
        {
            Unreachable(webhook.Name, what.Id, unreachable);
            return new CallOutcome($"连接不上：{WordsOf(unreachable.HttpRequestError)}");
        }
        catch (TaskCanceledException)
        {
            return new CallOutcome("对方10秒内没有答复");
        }
    }

    private static string WordsOf(HttpRequestError error) =>
        error switch
        {
            HttpRequestError.NameResolutionError => "查不到对方的域名",
            HttpRequestError.SecureConnectionError => "对方的安全证书不对",
            _ => "对方没有接受连接，请核对地址",
        };

    private HttpRequestMessage Signed(RegisteredWebhook webhook, WebhookEvent what)
    {
        var body = Formatter.EncodeStructuredModeMessage(EventOf(what), out var form).ToArray();
        var (text, now) = (System.Text.Encoding.UTF8.GetString(body), clock.GetUtcNow());
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", form.ToString());
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = content };
        request.Headers.Add("webhook-id", what.Id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", new StandardWebhook(secrets.Reveal(webhook)).Sign(what.Id, now, text));
        return request;
    }

    private CloudEvent EventOf(WebhookEvent what) =>
        new()
        {
            Id = what.Id,
            Type = what.Type,
            Source = new Uri(letters.Link("/")),
            Subject = what.Subject,
            Time = what.Time,
            DataContentType = "application/json",
            Data = what.Data,
        };

    [LoggerMessage(2954, LogLevel.Warning, "Webhook {Name} cannot be reached with {Event}")]
    private partial void Unreachable(string name, string @event, Exception failure);
}
