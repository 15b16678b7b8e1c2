using Delivery.Local.Hosting;
using Delivery.Local.Http;
using Delivery.Local.Views;

namespace Delivery.Local.Mail;

/// <summary>The mailbox: HTML for people, JSON for programs.</summary>
internal static class MailEndpoints
{
    // A page of a whole season's mails would not open on a phone; programs get all.
    private const int MostOnPage = 200;

    public static void Map(IEndpointRouteBuilder endpoints, DeliveryHost host)
    {
        endpoints.MapGet("/local/mail", (HttpRequest request, string? to) => List(request, host, to));
        endpoints.MapGet("/local/mail/{id}", (HttpRequest request, string id) => One(request, host, id));
        endpoints.MapGet("/local/mail/{id}/file", (string id) => File(host, id));
    }

    private static IResult List(HttpRequest request, DeliveryHost host, string? to)
    {
        var mails = host.Mail.List(string.IsNullOrWhiteSpace(to) ? null : to.Trim());
        return View.IsWantedBy(request)
            ? View.Of<MailPage>(
                host,
                (nameof(MailPage.Items), mails.Take(MostOnPage).ToArray()),
                (nameof(MailPage.Total), mails.Count),
                (nameof(MailPage.Recipient), to)
            )
            : Results.Json(new { items = mails });
    }

    private static IResult One(HttpRequest request, DeliveryHost host, string id)
    {
        if (host.Mail.Find(id) is not { } mail)
            return NoSuchMail();
        return View.IsWantedBy(request)
            ? View.Of<MessagePage>(host, (nameof(MessagePage.Mail), mail))
            : Results.Json(mail);
    }

    private static IResult File(DeliveryHost host, string id) =>
        host.Mail.FileOf(id) is { } path ? Results.File(path, "message/rfc822", id + ".eml") : NoSuchMail();

    private static IResult NoSuchMail() => Problems.Of(404, "mail.unknown", "没有这封邮件。");
}
