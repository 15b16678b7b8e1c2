using Delivery.Domain;
using Delivery.Domain.Feedback.News;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email.Returned;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Web;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Feedback.News;

public sealed record NewsBody(
    [Typed(TextKind.Line)] string Title,
    [Typed(TextKind.Paragraph, Longest = NewsRules.LongestText)] string Text
);

/// <param name="State">Submitted: staff will look at it; SetAside: they must first say of which course it is.</param>
public sealed record NewsView(string NewsId, NewsState State, string? CourseId, string Title, int Photos);

/// <summary>News of courses: from the street's own system, or as the mail that the gateway received.</summary>
public sealed class NewsApi(Api api, SendNews send, ReceiveMail receive, ReturnedMails returned)
{
    private const int MailLimit = 30 * 1024 * 1024;

    [Function(nameof(PostNews))]
    [ApiCall(
        "提交一门课的配送新闻；发布前再交即替换",
        Body = typeof(NewsBody),
        Answer = typeof(NewsView),
        Status = 201,
        Scopes = [Role.Publisher],
        Also = "街镇（本街镇的课）"
    )]
    public Task<IResult> PostNews(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/courses/{id}/news")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<NewsBody>(
            request,
            caller => caller.May(Role.Publisher) || IsOwnStreet(caller, id),
            async (body, call) =>
            {
                var outcome = await send.RunAsync(id, new NewsDraft(body.Title, body.Text, [], []), call, durable);
                return outcome.Match(
                    item => Created(item, call.By),
                    refusals => ApiAnswer.Refused(refusals, "course.unknown", "课程", id)
                );
            }
        );

    [Function(nameof(PostInboundMail))]
    [ApiCall(
        "邮件网关转来的邮件（原样）：配送新闻；退信和自动回复也交到这里，答204，退信记到邮箱和邮件上",
        File = "message/rfc822",
        Answer = typeof(NewsView),
        Status = 201,
        Scopes = [Role.Publisher]
    )]
    public Task<IResult> PostInboundMail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/inbound/email")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        api.SendFileAsync(
            request,
            caller => caller.May(Role.Publisher),
            async (mail, call) =>
            {
                // A returned mail, a receipt, or somebody's absence is no news; and nothing is answered to it.
                if (AutomaticMail.Of(mail) is { } automatic)
                {
                    if (automatic.Report is { } report)
                        await returned.TakeAsync(report);
                    return ApiAnswer.NoContent;
                }

                var read = MailedNews.Read(mail);
                if (read.IsRefused)
                    return ApiAnswer.Malformed(read.Refusals);
                var outcome = await receive.RunAsync(read.Value, call, durable);
                return outcome.Match(item => Created(item, call.By), refusals => ApiAnswer.Refused(refusals));
            },
            MailLimit,
            FileTypes.Mails
        );

    // A street finds its news on its own page, and may not open staff's.
    private static ApiAnswer Created(NewsItem item, Caller by) =>
        ApiAnswer.Created(
            by.Kind == CallerKind.Street && item.CourseId is { } course
                ? Paths.OrderNews(course)
                : Paths.StaffNewsItem(item.NewsId),
            new NewsView(item.NewsId, item.State, item.CourseId, item.Title, item.Photos.Count)
        );

    private static bool IsOwnStreet(Caller caller, string courseId) =>
        OrderId.TryParse(courseId, out var order) && caller.IsStreet(order.StreetCode);
}
