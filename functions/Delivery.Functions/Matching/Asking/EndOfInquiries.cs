using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching.Asking;

/// <summary>The deadline: silence is a decline, and whoever was silent is told so.</summary>
public sealed class CloseInquiries(Courses courses, Inquiries inquiries, InquiryLetters letters)
{
    [Function(nameof(CloseInquiries))]
    public async Task Run([ActivityTrigger] MatchingRound round)
    {
        var course = (await courses.GetWithLessonsAsync(round.CourseId)).Remaining;
        foreach (var stored in await inquiries.OfCourseAsync(round.CourseId, round.Round))
        {
            var silent = stored.Value with { Answer = InquiryAnswer.Silent };
            var isOpen = stored.Value is { Answer: InquiryAnswer.Open, End: null } && silent.Batch == round.Batch;
            if (
                isOpen
                && !await inquiries.Table.TryCommitAsync([TableRows.Replace(Inquiries.RowOf(silent), stored.ETag)])
            )
                continue; // Answered in the last second; the answer is looked at like any other.
            if (!isOpen && (stored.Value.Answer != InquiryAnswer.Silent || silent.Batch != round.Batch))
                continue;
            await inquiries.NoteAnsweredAsync(silent);
            await letters.LapsedAsync(silent, course);
        }
    }
}

/// <summary>Somebody was chosen: the others who might have come are thanked.</summary>
public sealed class ThankOthers(Courses courses, Inquiries inquiries, InquiryLetters letters)
{
    [Function(nameof(ThankOthers))]
    public async Task Run([ActivityTrigger] MatchingRound round)
    {
        var course = (await courses.GetWithLessonsAsync(round.CourseId)).Remaining;
        foreach (var stored in await inquiries.OfCourseAsync(round.CourseId, round.Round))
            if (
                stored.Value
                    is { End: InquiryEnd.OtherChosen or InquiryEnd.BookedElsewhere or InquiryEnd.Excluded } other
                && other.Answer is not (InquiryAnswer.Declined or InquiryAnswer.Silent)
                // Whoever's other times were not taken has heard so.
                && !other.HasTimesRefused
            )
                await letters.ThanksAsync(other, course);
    }
}

/// <summary>No answer is needed any more: staff assigned somebody, or the course is not held.</summary>
public sealed class StopInquiries(Courses courses, Inquiries inquiries, StreetYears streetYears, InquiryLetters letters)
{
    [Function(nameof(StopInquiries))]
    public async Task Run([ActivityTrigger] RoundStop stop)
    {
        var course = (await courses.GetWithLessonsAsync(stop.Round.CourseId)).Remaining;
        var isHeld = (await streetYears.GetOrderAsync(stop.Round.CourseId)).Value.Stage.IsLive();
        foreach (var inquiry in await inquiries.OfCourseAsync(stop.Round.CourseId, stop.Round.Round))
        {
            var stopped = await StopAsync(inquiry.Value.InquiryId);
            if (!Waits(stopped) || stopped.TeacherId == stop.AssignedTeacher)
                continue;
            await (isHeld ? letters.ThanksAsync(stopped, course) : letters.CalledOffAsync(stopped, course));
        }
    }

    // Who may still have had it, and who said yes and could not be booked: nobody has told them anything yet.
    private static bool Waits(Inquiry inquiry) =>
        !inquiry.HasTimesRefused
        && inquiry.End switch
        {
            InquiryEnd.Stopped => inquiry.Answer is not (InquiryAnswer.Declined or InquiryAnswer.Silent),
            InquiryEnd.BookedElsewhere or InquiryEnd.Excluded => inquiry.HasAgreed,
            _ => false,
        };

    private Task<Inquiry> StopAsync(string inquiryId) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var read = (await inquiries.FindAsync(inquiryId))!;
            if (read.Value.End is not null)
                return (true, read.Value);
            var stopped = read.Value with { End = InquiryEnd.Stopped };
            return (
                await inquiries.Table.TryCommitAsync([TableRows.Replace(Inquiries.RowOf(stopped), read.ETag)]),
                stopped
            );
        });
}
