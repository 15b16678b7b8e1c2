using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Matching.Asking;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Matching;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching.Unmatched;

/// <summary>Nobody is left to ask: staff are told, and have until the first lesson.</summary>
public sealed class DeclareUnmatched(
    StageMoves moves,
    MatchingPlans plans,
    Courses courses,
    Inquiries inquiries,
    Calendars calendars,
    InquiryLetters teachers,
    LetterBox letters,
    DeliverySettings settings,
    TimeProvider clock
)
{
    [Function(nameof(DeclareUnmatched))]
    public async Task<DateTimeOffset> Run([ActivityTrigger] MatchingRound round)
    {
        await plans.LeaveAsync(round.CourseId);
        var course = (await courses.GetWithLessonsAsync(round.CourseId)).Remaining;
        // Refused when the street has just withdrawn: then its word is what the course hears next.
        var moved = await moves.MoveAsync(round.CourseId, OrderStage.Unmatched, "系统");
        if (moved.IsRefused)
            return course.First.Start;
        var asked = (await inquiries.OfCourseAsync(round.CourseId, round.Round)).Select(one => one.Value).ToList();
        await TellStaffAsync(round, course, asked);
        // They said yes, and hold the time free.
        foreach (
            var passedOver in asked.Where(one => one is { HasAgreed: true, End: not null, HasTimesRefused: false })
        )
            await teachers.NotChosenAsync(passedOver, course);
        return course.First.Start;
    }

    private async Task TellStaffAsync(MatchingRound round, CourseWithLessons course, IReadOnlyList<Inquiry> asked)
    {
        await letters.PostAsync(
            $"unmatched/{round.CourseId}/{round.Round}",
            letters.Staff,
            new NoTeacherFoundMail(
                letters.Contact,
                letters.Staff.Name,
                course.Facts(),
                Tally.Of(asked),
                Tally.WorkingDaysLeft(await calendars.LoadAsync(), clock.GetUtcNow(), course.First.Start),
                new Uri(new Uri(settings.BaseUrl), Paths.Unmatched).ToString()
            ),
            Urgency.Now
        );
    }
}

/// <summary>The first lesson has come without a teacher: the course is called off, unless somebody was faster.</summary>
public sealed class LapseSearch(CancelCourse cancel, StreetYears streetYears)
{
    public const string Reason = "第1节课前没有请到老师";

    [Function(nameof(LapseSearch))]
    public async Task<SearchEnd> Run([ActivityTrigger] string courseId)
    {
        var cancelled = await cancel.LapseAsync(courseId, Reason);
        if (!cancelled.IsRefused)
            return SearchEnd.Lapsed;
        var order = (await streetYears.GetOrderAsync(courseId)).Value;
        return order.Stage != OrderStage.Cancelled ? SearchEnd.Withdrawn
            : order.History[^1].Comment == Reason ? SearchEnd.Lapsed
            : SearchEnd.GivenUp;
    }
}

/// <summary>The search ended without a teacher: lists follow, and a street whose course was called off is told why.</summary>
public sealed class CloseSearch(
    Courses courses,
    StreetYears streetYears,
    MatchingPlans plans,
    OrderLists lists,
    LetterBox letters,
    DeliverySettings settings
)
{
    [Function(nameof(CloseSearch))]
    public async Task Run([ActivityTrigger] string courseId)
    {
        await plans.LeaveAsync(courseId);
        await lists.RefreshAsync(courseId);
        var order = (await streetYears.GetOrderAsync(courseId)).Value;
        if (order.Stage != OrderStage.Cancelled)
            return;
        var course = (await courses.GetWithLessonsAsync(courseId)).Remaining;
        var reason = order.History[^1].Comment ?? "没有请到老师";
        await TellAsync(LetterBox.To(course.Course.Contacts.Ordering), "street", course, reason);
        if (reason == LapseSearch.Reason)
            await TellAsync(letters.Staff, "staff", course, reason);
    }

    private Task TellAsync(Recipient to, string whom, CourseWithLessons course, string reason) =>
        letters.PostAsync(
            $"called-off/{course.Course.CourseId}/{whom}",
            to,
            new NoTeacherMail(
                letters.Contact,
                to.Name,
                course.Course.CourseId,
                course.Facts(),
                reason,
                new Uri(new Uri(settings.BaseUrl), Paths.Order(course.Course.CourseId)).ToString()
            ),
            Urgency.Now
        );
}

/// <summary>How a round of inquiries went, in a sentence.</summary>
internal static class Tally
{
    /// <summary>问过6位老师：4位谢绝，2位没有回复</summary>
    public static string Of(IReadOnlyList<Inquiry> asked)
    {
        if (asked.Count == 0)
            return "没有符合条件的老师可问";
        var parts = new[]
        {
            (Count: asked.Count(one => one.Answer == InquiryAnswer.Declined), Text: "位谢绝"),
            (Count: asked.Count(one => one.Answer == InquiryAnswer.Silent), Text: "位没有回复"),
            (Count: asked.Count(one => one.Answer == InquiryAnswer.Proposed), Text: "位建议的时间街镇没有同意"),
            (Count: asked.Count(one => one.End == InquiryEnd.BookedElsewhere), Text: "位已有别的课"),
            (Count: asked.Count(one => one.End == InquiryEnd.Excluded), Text: "位后来不再安排"),
        };
        return $"问过{asked.Count}位老师：{string.Join("，", parts.Where(part => part.Count > 0).Select(part => $"{part.Count}{part.Text}"))}";
    }

    public static int WorkingDaysLeft(WorkingCalendar calendar, DateTimeOffset now, DateTimeOffset firstLesson)
    {
        var (today, day) = (ShanghaiTime.DateOf(now), ShanghaiTime.DateOf(firstLesson));
        return day <= today ? 0 : calendar.WorkingDaysIn(new Window(today.AddDays(1), day));
    }
}
