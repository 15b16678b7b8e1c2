using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Pages.Matching;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Confirmation;

/// <summary>The confirmation for the chosen teacher, behind the link in the mail.</summary>
public sealed class AcknowledgePages(
    Site site,
    SignedLinks links,
    Courses courses,
    StreetYears streetYears,
    Registers registers,
    FeeNorms fees,
    Calendars calendars,
    CurrentSettings settings,
    AcknowledgeConfirmation acknowledge,
    TimeProvider clock
)
{
    [Function(nameof(ShowConfirmation))]
    public Task<IResult> ShowConfirmation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "confirmations/{token}")] HttpRequest request,
        string token
    ) => site.GetAsync(request, _ => true, caller => ShowAsync(caller, token));

    [Function(nameof(PostConfirmation))]
    public Task<IResult> PostConfirmation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "confirmations/{token}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string token
    ) =>
        site.PostAsync(
            request,
            _ => true,
            async caller =>
            {
                var link = links.Read(LinkPurpose.Acknowledge, token);
                if (link.State != LinkState.Good)
                    return await site.LinkGoneAsync(link.State, caller);
                var (courseId, teacherId) = SubjectOf(link);
                var by = new Caller(CallerKind.Teacher, teacherId, await NameOfAsync(teacherId), new HashSet<string>());
                var outcome = await acknowledge.RunAsync(courseId, teacherId, by, durable);
                return outcome.IsRefused
                    ? await ShowAsync(caller, token, status: 409)
                    : Site.SeeOther($"/confirmations/{token}");
            }
        );

    private async Task<string> NameOfAsync(string teacherId) =>
        (await registers.Teachers.FindAsync(teacherId))?.Value.Teacher.Name ?? teacherId;

    private async Task<IResult> ShowAsync(Caller caller, string token, int status = 200)
    {
        var link = links.Read(LinkPurpose.Acknowledge, token);
        if (link.State != LinkState.Good)
            return await site.LinkGoneAsync(link.State, caller);
        return await site.HtmlAsync(await ModelAsync(caller, token, SubjectOf(link)), status);
    }

    private async Task<AcknowledgeModel> ModelAsync(
        Caller caller,
        string token,
        (string Course, string Teacher) subject
    )
    {
        var course = (await courses.GetWithLessonsAsync(subject.Course)).Remaining;
        var order = (await streetYears.GetOrderAsync(subject.Course)).Value;
        var teacher = (await registers.Teachers.FindAsync(subject.Teacher))!.Value.Teacher;
        var (discipline, street) = (course.Course.Discipline, course.Course.Street);
        var isTheirs = course.Course.Teacher?.TeacherId == subject.Teacher && order.Stage.IsLive();
        var acknowledgedAt = isTheirs ? course.Course.AcknowledgedAt : null;
        var contact = course.Course.Contacts.ForDelivery;
        return new AcknowledgeModel(
            site.FrameFor(caller),
            "",
            $"/confirmations/{token}",
            teacher.Name,
            discipline.Name,
            discipline.Category,
            street.Name,
            street.District,
            course.Venue.Name,
            course.Venue.Address,
            course.Course.Audience.Words(),
            course.Times(),
            await fees.FeeForAsync(discipline.Category, teacher.Grade, course.Times()[0]),
            discipline.Equipment,
            AcknowledgementRules.DueAt(
                course.Course.ChosenAt,
                course.First.Start,
                await calendars.LoadAsync(),
                settings.Matching
            ),
            acknowledgedAt,
            settings.Teaching.ReminderDaysBefore,
            acknowledgedAt is null ? null : new Person(contact.Name, contact.Phone),
            Withdrawn: !isTheirs || SendConfirmation.IsCalledOff(course),
            IsOver: AcknowledgeConfirmation.EndOf(course) <= clock.GetUtcNow()
        );
    }

    private static (string Course, string Teacher) SubjectOf(LinkHolder link) =>
        (link.Subject[..link.Subject.IndexOf('|')], link.Subject[(link.Subject.IndexOf('|') + 1)..]);
}
