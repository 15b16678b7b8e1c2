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
        await TellAsync(asked, course);
        return asked.StreetAnswerBy!.Value;
    }

    private Task TellAsync(Inquiry inquiry, CourseWithLessons course)
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
                [.. course.Times().Zip(inquiry.Proposed!, (ordered, other) => new ProposedChange(ordered, other))],
                inquiry.Reason,
                until,
                link.ToString()
            ),
            Urgency.Now
        );
    }
}

/// <summary>The street's deadline: silence is a no.</summary>
public sealed class CloseProposal(Inquiries inquiries)
{
    [Function(nameof(CloseProposal))]
    public Task Run([ActivityTrigger] ProposalOf proposal) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var id = InquiryId.Format(proposal.Round.CourseId, proposal.Round.Round, proposal.TeacherId);
            var read = (await inquiries.FindAsync(id))!;
            if (read.Value.Street != StreetAnswer.Open)
                return (true, true);
            var silent = read.Value with { Street = StreetAnswer.Silent };
            return (
                await inquiries.Table.TryCommitAsync([TableRows.Replace(Inquiries.RowOf(silent), read.ETag)]),
                true
            );
        });
}

/// <summary>Accepted other times replace the order's, and the lessons follow them.</summary>
public sealed class ProposedTimes(Courses courses, StreetYears streetYears)
{
    public async Task TakeAsync(CourseWithLessons course, IReadOnlyList<LessonTime> times)
    {
        await TableRows.UntilCommittedAsync(async () =>
        {
            var order = await streetYears.GetOrderAsync(course.Course.CourseId);
            var moved = order.Value with { Request = order.Value.Request with { Lessons = times } };
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
