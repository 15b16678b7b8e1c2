using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Delivery.Functions.Email;

/// <summary>
/// Hands text messages to a gateway of the association's own choice: a POST with the message's id, phone and text. The id
/// is the same for every try, so that a gateway that can will send it once.
/// </summary>
public sealed class SmsGateway(HttpClient http, SmsSettings settings) : IMailTransport
{
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    public bool ReachesPeople => true;

    /// <exception cref="MessageRefusedException">The gateway will never take it: the phone is none, for one.</exception>
    /// <exception cref="HttpRequestException">The gateway did not take it now.</exception>
    public async Task SendAsync(Guid id, Mail mail, DateTimeOffset at)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Secret);
        request.Content = JsonContent.Create(new Message(id, mail.To.Address, mail.Text));
        using var answer = await http.SendAsync(request);
        // Only what speaks of the message itself: a wrong secret or address is mended, and then it goes.
        if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
            throw new MessageRefusedException(
                $"短信网关不收这条短信（{(int)answer.StatusCode}），请核对手机号，或打电话告诉本人"
            );
        answer.EnsureSuccessStatusCode();
    }

    private sealed record Message(Guid Id, string Phone, string Text);
}
