using Delivery.Domain.Conduct.Changes;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Operation;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Conduct.Changes;

public enum ChangeNews
{
    Filed,
    Waiting,
    Approved,
    Rejected,
    Lapsed,
}

public sealed record ChangeNotice(string ChangeId, ChangeNews News);

/// <summary>Tells staff of a change that waits, or its sender what became of it: one mail per piece of news.</summary>
public sealed class TellOfChange(
    CourseChanges changes,
    Registers registers,
    LetterBox letters,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(TellOfChange))]
    public async Task Run([ActivityTrigger] ChangeNotice notice)
    {
        // Of an approval everybody hears by the notice itself.
        if (notice.News == ChangeNews.Approved)
            return;
        var change = await changes.GetAsync(notice.ChangeId);
        var course = await changes.GetCourseAsync(change.CourseId);
        await letters.PostAsync([
            notice.News is ChangeNews.Filed or ChangeNews.Waiting
                ? ToStaff(change, course, notice.News)
                : await ToSenderAsync(change, course, notice.News),
        ]);
    }

    private Posting ToStaff(ChangeRequest change, CourseWithChanges course, ChangeNews news)
    {
        var isUrgent = change.IsUrgent(
            news == ChangeNews.Filed ? change.FiledAt : clock.GetUtcNow(),
            settings.At(change.FiledAt).Conduct
        );
        return new Posting(
            $"change/{change.ChangeId}/{news}",
            letters.Staff,
            new ChangeFiledMail(
                letters.Contact,
                letters.Staff.Name,
                change.Shown(course),
                change.SenderName,
                change.LapsesAt,
                isUrgent,
                news == ChangeNews.Waiting,
                letters.Link(Paths.Change(change.ChangeId))
            ),
            Urgency.Now
        );
    }

    private async Task<Posting> ToSenderAsync(ChangeRequest change, CourseWithChanges course, ChangeNews news)
    {
        var (to, page) = change.Side switch
        {
            ChangeSide.Teacher when await TeacherWhoAskedAsync(change, course) is { } teacher => (
                teacher,
                Paths.TeacherHome
            ),
            ChangeSide.Staff => (letters.Staff, Paths.Change(change.ChangeId)),
            _ => (LetterBox.To(course.Course.Contacts.Ordering), Paths.Order(change.CourseId)),
        };
        return new Posting(
            $"change/{change.ChangeId}/{news}",
            to,
            new ChangeAnsweredMail(
                letters.Contact,
                to.Name,
                change.Shown(course),
                news == ChangeNews.Lapsed,
                change.Comment,
                letters.Link(page)
            ),
            Urgency.Now
        );
    }

    // Who asked may have left the course since; the successor asked for nothing.
    private async Task<Recipient?> TeacherWhoAskedAsync(ChangeRequest change, CourseWithChanges course) =>
        change.SenderId is not { } id
            ? course.Course.Teacher is { } present
                ? new Recipient(present.Email, present.Name)
                : null
            : course.Course.Teacher is { } teacher && teacher.TeacherId == id
                ? new Recipient(teacher.Email, teacher.Name)
                : (await registers.Teachers.FindAsync(id))?.Value.Teacher is { } left
                    ? new Recipient(left.Email, left.Name)
                    : null;
}
