using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Pages.Conduct.Supervision;
using Delivery.Pages.Web;

namespace Delivery.Functions.Conduct.Supervision;

/// <summary>What supervisors and staff get by mail. Streets and teachers get nothing: a visit is unannounced.</summary>
public sealed class VisitLetters(LetterBox letters, VisitLinks links, Courses courses)
{
    public Task SendAsync(Visit visit) => PostAsync(visit, "send", isReminder: false);

    public Task RemindAsync(Visit visit) => PostAsync(visit, "remind", isReminder: true);

    public Task TellAsync(Visit visit) =>
        letters.PostAsync(
            $"visit-told/{visit.VisitId}/{visit.Assignments}/{visit.State}",
            letters.Staff,
            new VisitToldMail(
                letters.Contact,
                letters.Staff.Name,
                visit.StreetName,
                visit.Discipline,
                new LessonTime(visit.Start, visit.Minutes),
                visit.State,
                visit.Report is { } report ? VisitFindings.Of(report, visit.Fewest) : null,
                visit.DeclinedBecause,
                letters.Link(Paths.Visit(visit.VisitId))
            )
        );

    private async Task PostAsync(Visit visit, string kind, bool isReminder)
    {
        var course = (await courses.GetAsync(visit.CourseId)).Value;
        await letters.PostAsync(
            $"visit-{kind}/{visit.VisitId}/{visit.Assignments}",
            new Recipient(visit.Supervisor!.Email, visit.Supervisor.Name),
            new VisitMail(
                letters.Contact,
                visit.Supervisor.Name,
                visit.StreetName,
                visit.Discipline,
                new LessonTime(visit.Start, visit.Minutes),
                course.Venue.Name,
                course.Venue.Address,
                visit.ReportDue,
                links.To(visit),
                isReminder
            )
        );
    }
}

/// <summary>The signed link of one assignment.</summary>
public sealed class VisitLinks(SignedLinks links)
{
    private static readonly TimeSpan AfterDue = TimeSpan.FromDays(7);

    public string To(Visit visit) =>
        links
            .Make(LinkPurpose.Visit, "visits", $"{visit.VisitId}|{visit.Assignments}", visit.ReportDue + AfterDue)
            .ToString();

    public (LinkState State, string VisitId, int Assignment) Read(string token)
    {
        var link = links.Read(LinkPurpose.Visit, token);
        return link.Subject.Split('|') is [var visit, var number] && int.TryParse(number, out var assignment)
            ? (link.State, visit, assignment)
            : (LinkState.Forged, string.Empty, 0);
    }
}
