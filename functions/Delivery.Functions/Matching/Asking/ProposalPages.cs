using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Pages.Matching;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Asking;

/// <summary>The street's word on a teacher's other times, behind the link in the mail.</summary>
public sealed class ProposalPages(
    Site site,
    SignedLinks links,
    Inquiries inquiries,
    Courses courses,
    StreetYears streetYears,
    Calendars calendars,
    AnswerProposal answer,
    TimeProvider clock
)
{
    [Function(nameof(ShowProposal))]
    public Task<IResult> ShowProposal(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "proposals/{token}")] HttpRequest request,
        string token
    ) => site.GetAsync(request, _ => true, caller => ShowAsync(caller, token, FormErrors.None));

    [Function(nameof(PostProposal))]
    public Task<IResult> PostProposal(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "proposals/{token}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string token
    ) =>
        site.PostAsync(
            request,
            _ => true,
            (form, caller) => ShowAsync(caller, token, ErrorOf(form.TooLong[0].Message)),
            async (form, caller) =>
            {
                var link = links.Read(LinkPurpose.Proposal, token);
                if (link.State != LinkState.Good || await inquiries.FindAsync(link.Subject) is not { } inquiry)
                    return await site.LinkGoneAsync(link.State, caller);
                if (form["answer"].ToString() is not ("accept" or "decline"))
                    return await ShowAsync(caller, token, ErrorOf("请选择同意或不同意"));
                var by = await StreetBehindAsync(inquiry.Value.CourseId);
                var (accepted, ticked) = (form["answer"] == "accept", form["acceptsHolidays"] == "true");
                var outcome = await answer.RunAsync(link.Subject, accepted, ticked, by, durable);
                return outcome.IsRefused
                    ? await ShowAsync(caller, token, FormErrors.Of(outcome.Refusals), ticked)
                    : Site.SeeOther($"/proposals/{token}");
            }
        );

    private async Task<IResult> ShowAsync(Caller caller, string token, FormErrors errors, bool ticked = false)
    {
        var link = links.Read(LinkPurpose.Proposal, token);
        if (link.State != LinkState.Good || await inquiries.FindAsync(link.Subject) is not { } inquiry)
            return await site.LinkGoneAsync(link.State, caller);
        var model = await ModelAsync(caller, token, inquiry.Value, errors);
        return await site.HtmlAsync(model with { AcceptsHolidays = ticked }, errors.Any ? 422 : 200);
    }

    private async Task<ProposalModel> ModelAsync(Caller caller, string token, Inquiry inquiry, FormErrors errors)
    {
        var course = (await courses.GetWithLessonsAsync(inquiry.CourseId)).Remaining;
        // The course's own lessons may already be the proposed ones.
        var lessons = inquiry.ChangesFrom(inquiry.Ordered ?? course.Times(), await calendars.LoadAsync());
        return new ProposalModel(
            site.FrameFor(caller),
            "",
            $"/proposals/{token}",
            ViewOf(inquiry),
            inquiry.StreetAnswerBy!.Value,
            course.Course.Street.Name,
            course.Course.Discipline.Name,
            course.Course.Discipline.Category,
            course.Venue.Name,
            lessons,
            inquiry.Reason,
            errors,
            AsksHolidays: lessons.Any(change => change.OnHoliday)
                && !(await streetYears.GetOrderAsync(inquiry.CourseId)).Value.Request.AcceptsHolidays
        );
    }

    private ProposalView ViewOf(Inquiry inquiry) =>
        inquiry.Street switch
        {
            StreetAnswer.Accepted => ProposalView.Accepted,
            StreetAnswer.Declined => ProposalView.Declined,
            StreetAnswer.Open when inquiry.End is null && clock.GetUtcNow() < inquiry.StreetAnswerBy =>
                ProposalView.Open,
            _ => ProposalView.Expired,
        };

    private async Task<Caller> StreetBehindAsync(string courseId)
    {
        var street = (await streetYears.GetOrderAsync(courseId)).Value.Request.Street;
        return new Caller(CallerKind.Street, street, street, new HashSet<string>());
    }

    private static FormErrors ErrorOf(string message) => new([new FieldError("", message)]);
}
