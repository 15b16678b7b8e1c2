using Delivery.Functions.Email;
using Delivery.Functions.Email.Returned;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Operation;

/// <summary>The mails that nobody got: staff see why, and send them again or, where a server sent them back, see to the address.</summary>
public sealed class FailedMailPages(
    Site site,
    FailedMails mails,
    MailOutbox outbox,
    ReturnedMails returned,
    AuditLog audit
)
{
    [Function(nameof(ShowFailedMails))]
    public Task<IResult> ShowFailedMails(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/mails")] HttpRequest request
    ) => site.GetAsync(request, MayRead, caller => ShowAsync(caller, PageAsked.Of(request), wrong: null));

    [Function(nameof(PostMailAgain))]
    public Task<IResult> PostMailAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/mails/{id}/send-again")] HttpRequest request,
        string id
    ) =>
        site.PostAsync(
            request,
            MayRead,
            async caller =>
            {
                // What a server sent back has no text any more: pressed there, it is seen to.
                if (await returned.SeenToAsync(id))
                {
                    await audit.WriteAsync(caller, "mail.seen-to", id);
                    return Site.SeeOther(Paths.FailedMails, Said.ReturnedMailSeen);
                }

                if (!await outbox.SendAgainAsync(id))
                    return await ShowAsync(caller, PageAsked.Of(request), "这封邮件已经再发过，或不在这里了。");
                await audit.WriteAsync(caller, "mail.send-again", id);
                return Site.SeeOther(Paths.FailedMails, Said.MailSentAgain);
            }
        );

    // A mail may be about anything, and its links act for whoever it was written to: no program's narrow scope fits it.
    private static bool MayRead(Caller caller) => caller.ReadsAs(Role.Admin);

    private async Task<IResult> ShowAsync(Caller caller, PageAsked asked, string? wrong)
    {
        var page = await mails.PageAsync(asked.After, asked.Limit);
        var model = new FailedMailsModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            [
                .. page.Rows.Select(row => new FailedMailLine(
                    MailPlace.Of(row.Value.Mail.Key).Hash,
                    row.Value.Mail.Subject,
                    row.Value.Mail.To.Name,
                    row.Value.Mail.To.Address,
                    row.Value.WrittenAt,
                    row.Value.Tries,
                    row.Value.Trouble,
                    row.Value.IsReturned
                )),
            ],
            page.After is null ? null : $"{Paths.FailedMails}?after={Uri.EscapeDataString(page.After)}",
            wrong
        );
        return await site.HtmlAsync(model, wrong is null ? 200 : 409);
    }
}
