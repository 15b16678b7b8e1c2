using LocalFunctions.Http;
using LocalFunctions.Views;

namespace Delivery.Local.Mail;

/// <summary>The mailbox: HTML for people, JSON for programs.</summary>
internal static class MailEndpoints
{
    // A page of a whole season's mails would not open on a phone; programs get all.
    private const int MostOnPage = 200;

    public static void Map(IEndpointRouteBuilder endpoints, ViewedHost host)
    {
        endpoints.MapGet(
            "/local/mail",
            (HttpRequest request, MailFolder mailbox, string? to) => List(request, host, mailbox, to)
        );
        endpoints.MapGet(
            "/local/mail/{id}",
            (HttpRequest request, MailFolder mailbox, string id) => One(request, host, mailbox, id)
        );
        endpoints.MapGet("/local/mail/{id}/file", (MailFolder mailbox, string id) => File(mailbox, id));
    }

    private static IResult List(HttpRequest request, ViewedHost host, MailFolder mailbox, string? to)
    {
        var mails = mailbox.List(string.IsNullOrWhiteSpace(to) ? null : to.Trim());
        return View.IsWantedBy(request)
            ? View.Of<MailPage>(
                host,
                (nameof(MailPage.Items), mails.Take(MostOnPage).ToArray()),
                (nameof(MailPage.Total), mails.Count),
                (nameof(MailPage.Recipient), to)
            )
            : MailList.Answer(request, mails);
    }

    private static IResult One(HttpRequest request, ViewedHost host, MailFolder mailbox, string id)
    {
        if (mailbox.Find(id) is not { } mail)
            return NoSuchMail();
        return View.IsWantedBy(request)
            ? View.Of<MessagePage>(host, (nameof(MessagePage.Mail), mail))
            : Results.Json(mail);
    }

    private static IResult File(MailFolder mailbox, string id) =>
        mailbox.FileOf(id) is { } path ? Results.File(path, "message/rfc822", id + ".eml") : NoSuchMail();

    private static IResult NoSuchMail() => Problems.Of(404, "mail.unknown", "没有这封邮件。");
}
