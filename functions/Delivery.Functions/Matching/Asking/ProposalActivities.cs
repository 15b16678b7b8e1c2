using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Matching;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching.Asking;

/// <summary>Asks the street's ordering contact whether a teacher's other times suit; until when an answer is waited for.</summary>
public sealed class AskStreet(
    Courses courses,
    Inquiries inquiries,
    Calendars calendars,
    LetterBox letters,
    SignedLinks links,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(AskStreet))]
    public async Task<DateTimeOffset> Run([ActivityTrigger] ProposalOf proposal)
    {
        var course = (await courses.GetWithLessonsAsync(proposal.Round.CourseId)).Remaining;
        var calendar = await calendars.LoadAsync();
        var asked = await TableRows.UntilCommittedAsync(async () =>
        {
            var id = InquiryId.Format(proposal.Round.CourseId, proposal.Round.Round, proposal.TeacherId);
            var read = (await inquiries.FindAsync(id))!;
            if (read.Value.Street != StreetAnswer.NotAsked)
                return (true, read.Value);
            var first = read.Value.Proposed!.Concat(course.Times()).Min(lesson => lesson.Start);
            var hours = settings.Matching.StreetAnswerWorkingHours;
            var until = Deadlines.HoursWithin(calendar, clock.GetUtcNow(), hours, first);
            var next = read.Value with { Street = StreetAnswer.Open, StreetAnswerBy = until };
            return (await inquiries.Table.TryCommitAsync([TableRows.Replace(Inquiries.RowOf(next), read.ETag)]), next);
        });
        await TellAsync(asked, course, calendar);
        return asked.StreetAnswerBy!.Value;
    }

    private Task TellAsync(Inquiry inquiry, CourseWithLessons course, WorkingCalendar calendar)
    {
        var until = inquiry.StreetAnswerBy!.Value;
        var link = links.Make(LinkPurpose.Proposal, "proposals", inquiry.InquiryId, until.AddDays(30));
        var contact = course.Course.Contacts.Ordering;
        return letters.PostAsync(
            $"proposal/{inquiry.InquiryId}",
            LetterBox.To(contact),
            new ProposedTimesMail(
                letters.Contact,
                contact.Name,
                course.Facts(),
                inquiry.ChangesFrom(course.Times(), calendar),
                inquiry.Reason,
                until,
                link.ToString()
            ),
            Urgency.Now
        );
    }
}

/// <summary>The street's deadline: silence is a no, and the teacher hears of it.</summary>
public sealed class CloseProposal(Inquiries inquiries, InquiryNews news)
{
    [Function(nameof(CloseProposal))]
    public async Task Run([ActivityTrigger] ProposalOf proposal)
    {
        var closed = await TableRows.UntilCommittedAsync(async () =>
        {
            var id = InquiryId.Format(proposal.Round.CourseId, proposal.Round.Round, proposal.TeacherId);
            var read = (await inquiries.FindAsync(id))!;
            if (read.Value.Street != StreetAnswer.Open)
                return (true, read.Value);
            var silent = read.Value with { Street = StreetAnswer.Silent };
            return (
                await inquiries.Table.TryCommitAsync([TableRows.Replace(Inquiries.RowOf(silent), read.ETag)]),
                silent
            );
        });
        if (closed.Street == StreetAnswer.Silent)
            await news.TimesNotTakenAsync(closed);
    }
}

/// <summary>Accepted other times replace the order's, and the lessons follow them.</summary>
public sealed class ProposedTimes(Courses courses, StreetYears streetYears)
{
    /// <param name="acceptsHolidays">The street ticked that it means those on public holidays: the order keeps it.</param>
    public async Task TakeAsync(CourseWithLessons course, IReadOnlyList<LessonTime> times, bool acceptsHolidays)
    {
        await TableRows.UntilCommittedAsync(async () =>
        {
            var order = await streetYears.GetOrderAsync(course.Course.CourseId);
            var request = order.Value.Request;
            var moved = order.Value with
            {
                Request = request with
                {
                    Lessons = times,
                    AcceptsHolidays = request.AcceptsHolidays || acceptsHolidays,
                },
            };
            return (
                await streetYears.Table.TryCommitAsync([TableRows.Replace(StreetYears.RowOf(moved), order.ETag)]),
                true
            );
        });
        // Lessons have only been ordered so far: nobody else writes them before the confirmation.
        var lessons = course.Lessons.Zip(
            times,
            (lesson, time) => lesson with { Start = time.Start, Minutes = time.Minutes }
        );
        await courses.Table.SubmitTransactionAsync(lessons.Select(lesson => TableRows.Put(Courses.RowOf(lesson))));
    }
}

/// <summary>What a proposal changes, as the street reads it.</summary>
internal static class ProposedChanges
{
    /// <param name="ordered">The times that it would replace.</param>
    public static IReadOnlyList<ProposedChange> ChangesFrom(
        this Inquiry inquiry,
        IReadOnlyList<LessonTime> ordered,
        WorkingCalendar calendar
    ) =>
        [
            .. ordered.Zip(
                inquiry.Proposed!,
                (before, after) => new ProposedChange(before, after, ProposalRules.IsHoliday(after, calendar))
            ),
        ];
}
