using System.Net;
using Delivery.Functions.Email;
using Xunit;

namespace Delivery.Functions.Tests.Email;

/// <summary>Text messages on their way to the association's gateway.</summary>
public sealed class SmsTests
{
    private static readonly SmsSettings Settings = new()
    {
        Transport = "gateway",
        Address = "https://sms.example.cn/send",
        Secret = "secret",
    };

    private static readonly Mail Message = new(
        "code/1",
        new Recipient("13800010001", "张一"),
        "短信 0001",
        "<p>验证码 123456</p>",
        "【社区体育配送】验证码 123456",
        Channel: MailChannel.Sms
    );

    [Fact]
    public async Task The_gateway_gets_id_phone_and_text_with_the_secret()
    {
        using var gateway = new Gateway(HttpStatusCode.Accepted);
        using var http = new HttpClient(gateway);
        var id = Guid.NewGuid();

        await new SmsGateway(http, Settings).SendAsync(id, Message, DateTimeOffset.UnixEpoch);

        Assert.Equal("POST https://sms.example.cn/send Bearer secret", gateway.Asked);
        Assert.Contains($"\"id\":\"{id}\"", gateway.Body, StringComparison.Ordinal);
        Assert.Contains("\"phone\":\"13800010001\"", gateway.Body, StringComparison.Ordinal);
        Assert.Contains("123456", gateway.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_gateway_does_not_take_is_a_failure_and_is_tried_again()
    {
        using var gateway = new Gateway(HttpStatusCode.ServiceUnavailable);
        using var http = new HttpClient(gateway);

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            new SmsGateway(http, Settings).SendAsync(Guid.NewGuid(), Message, DateTimeOffset.UnixEpoch)
        );
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task What_the_gateway_will_never_take_is_refused_for_good(HttpStatusCode status)
    {
        using var gateway = new Gateway(status);
        using var http = new HttpClient(gateway);

        var refused = await Assert.ThrowsAsync<MessageRefusedException>(() =>
            new SmsGateway(http, Settings).SendAsync(Guid.NewGuid(), Message, DateTimeOffset.UnixEpoch)
        );
        Assert.Equal($"短信网关不收这条短信（{(int)status}），请核对手机号，或打电话告诉本人", refused.Message);
    }

    [Fact]
    public async Task Text_messages_do_not_use_up_the_budget_of_mails()
    {
        await using var office = await MailOffice.OpenAsync(new MailSettings { PerMinute = 1, PerHour = 1 });

        await office.Outbox.SendAsync([Message, Message with { Key = "code/2" }, MailOffice.Letter("letter/1")]);

        Assert.Equal(["letter/1"], office.Sent.Select(sent => sent.Key));
        Assert.Equal(MailState.Withheld, (await office.Outbox.FindAsync("code/1"))!.State);
    }

    private sealed class Gateway(HttpStatusCode answer) : HttpMessageHandler
    {
        public string Asked { get; private set; } = "";

        public string Body { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Asked = $"{request.Method} {request.RequestUri} {request.Headers.Authorization}";
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(answer);
        }
    }
}
