using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Conduct.Supervision;
using Delivery.Pages.Web;

namespace Delivery.Functions.Conduct.Supervision;

/// <summary>What supervisors and staff get by mail. Streets and teachers get nothing: a visit is unannounced.</summary>
public sealed class VisitLetters(LetterBox letters, VisitLinks links, VisitPlaces places)
{
    /// <param name="isChanged">The supervisor was asked before, and the lesson is at another time or place since.</param>
    public Task SendAsync(Visit visit, bool isChanged) =>
        PostAsync(
            visit,
            $"visit-send/{visit.VisitId}/{visit.Assignments}/{visit.Sequence}",
            isChanged ? VisitAsk.Changed : VisitAsk.First
        );

    public Task RemindAsync(Visit visit) =>
        PostAsync(visit, $"visit-remind/{visit.VisitId}/{visit.Assignments}/{visit.Sequence}", VisitAsk.Reminder);

    public Task CallOffAsync(Visit visit) =>
        letters.PostAsync(
            $"visit-off/{visit.VisitId}/{visit.Assignments}",
            ToOf(visit.Supervisor!),
            CallOff(visit, visit.Supervisor!, isCancelled: true),
            Urgency.Now
        );

    public Task TellReplacedAsync(Visit visit, int assignment, Supervisor replaced) =>
        letters.PostAsync(
            $"visit-off/{visit.VisitId}/{assignment}",
            ToOf(replaced),
            CallOff(visit, replaced, isCancelled: false),
            Urgency.Now
        );

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

    private static Recipient ToOf(Supervisor supervisor) => new(supervisor.Email, supervisor.Name);

    private VisitOffMail CallOff(Visit visit, Supervisor to, bool isCancelled) =>
        new(
            letters.Contact,
            to.Name,
            visit.StreetName,
            visit.Discipline,
            new LessonTime(visit.Start, visit.Minutes),
            isCancelled
        );

    private async Task PostAsync(Visit visit, string key, VisitAsk ask)
    {
        var venue = await places.OfAsync(visit);
        await letters.PostAsync(
            key,
            ToOf(visit.Supervisor!),
            new VisitMail(
                letters.Contact,
                visit.Supervisor!.Name,
                visit.StreetName,
                visit.Discipline,
                new LessonTime(visit.Start, visit.Minutes),
                venue.Name,
                venue.Address,
                visit.ReportDue,
                links.To(visit),
                ask
            )
        );
    }
}

/// <summary>Where a visit goes: an approved change may have moved the lesson to another venue.</summary>
public sealed class VisitPlaces(Courses courses)
{
    public async Task<Venue> OfAsync(Visit visit)
    {
        var course = (await courses.FindWithLessonsAsync(visit.CourseId))!;
        return course.Course.VenueOf(course.Lessons.First(lesson => lesson.LessonId == visit.LessonId));
    }
}

/// <summary>The signed link of one assignment.</summary>
public sealed class VisitLinks(SignedLinks links)
{
    private static readonly TimeSpan AfterDue = TimeSpan.FromDays(7);

    public string To(Visit visit) =>
        links.Make(LinkPurpose.Visit, "visits", $"{visit.VisitId}|{visit.Assignments}", EndOf(visit)).ToString();

    /// <summary>Until when a late report may come.</summary>
    public static DateTimeOffset EndOf(Visit visit) => visit.ReportDue + AfterDue;

    public (LinkState State, string VisitId, int Assignment) Read(string token)
    {
        var link = links.Read(LinkPurpose.Visit, token);
        return link.Subject.Split('|') is [var visit, var number] && int.TryParse(number, out var assignment)
            ? (link.State, visit, assignment)
            : (LinkState.Forged, string.Empty, 0);
    }
}
