using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Ordering.Filing;
using Delivery.Functions.Ordering.Seasons;
using Delivery.Functions.Ordering.Timeline;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Review;

/// <summary>Gathers what a reviewer looks at: one order with its rules, quota and history.</summary>
public sealed class ReviewReader(
    Site site,
    OrderFactsReader facts,
    StreetYears streetYears,
    Registers registers,
    Calendars calendars,
    AddressTroubles addresses,
    CourseChanges courses,
    OrderTimeline timeline,
    LessonNotes notes,
    StreetConducts conducts,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public async Task<ReviewModel> OrderAsync(
        Caller caller,
        Order order,
        Street street,
        FormErrors errors,
        string comment
    )
    {
        var calendar = await calendars.LoadAsync();
        var refusals = await facts.ReadAsync(order.Request, order.OrderId) is { } known
            // Judged as of the filing: an order does not become late, nor its rules others, by waiting for its reviewer.
            ? OrderRules.Check(
                order.Request,
                known with
                {
                    FiledAt = order.History[^1].At,
                    Settings = settings.At(order.History[^1].At).Ordering,
                }
            )
            : [];
        var opened = order.Stage.IsBeforeApproval() ? null : await courses.FindWithActsAsync(order.OrderId);
        var discipline =
            opened?.Course.Discipline ?? (await registers.Disciplines.FindAsync(order.Request.Discipline))?.Value;
        var reviewBy = ReviewDeadlines.ReminderOf(order, calendar, settings.At(order.TurnSince).Ordering);
        var life = await timeline.OfAsync(order, opened, reviewBy, forStaff: true);
        var sums =
            (await streetYears.HeadAsync(street.Code, OrderId.Parse(order.OrderId).Year))?.Value ?? StreetYearHead.None;
        var quota = order.Request.FundingStream == FundingStream.Basic ? QuotaOf(order, sums) : null;
        return new ReviewModel(
            site.FrameFor(caller),
            $"{Guid.NewGuid():N}-{order.History.Count}",
            order.OrderId,
            street.Name,
            street.District,
            discipline?.Name ?? order.Request.Discipline,
            order.Category,
            order.Request.FundingStream,
            order.Stage,
            order.History[^1].At,
            reviewBy,
            [.. order.Request.Lessons.Select(lesson => new ReviewLesson(lesson, DayNote(lesson, calendar)))],
            order.Request.Venue,
            order.Request.Audience,
            order.Request.Contacts ?? street.Contacts,
            await RequestedAsync(order.Request.RequestedTeacher),
            order.Request.Notes,
            order.EstimatedFees,
            ReviewRules.Of(order, refusals, quota),
            quota,
            await RecordAsync(street, order.Request.Contacts ?? street.Contacts),
            (await registers.TeachersOfAsync(order.Request.Discipline)).Count,
            life.Events,
            CannotDecideBecause(caller, order),
            errors,
            comment,
            Trend: TrendOf(order, opened),
            LessonNotes: opened is null ? null : await notes.OfCourseAsync(order.OrderId),
            Taught: TaughtOf(opened),
            GradeAskedFor: order.Request.GradeAskedFor,
            HasObjection: HasObjection(order, opened?.Course),
            NextStep: OrderProgress.NextStep(
                order,
                opened?.Course,
                opened?.Lessons ?? Course.LessonsOf(order),
                settings.At(order.History[^1].At).Ordering,
                settings.Teaching
            ),
            NextBy: life.NextBy,
            AwaitsSignature: OrderProgress.AwaitsSignature(order, opened?.Course)
        );
    }

    // For a street that calls, staff write it down.
    private bool HasObjection(Order order, Course? course) =>
        course?.Objection is not null
        || order.Stage is (OrderStage.Confirmed or OrderStage.InDelivery) && clock.GetUtcNow() < course?.ObjectUntil;

    private HeadcountTrend? TrendOf(Order order, CourseWithChanges? opened) =>
        order.Stage is OrderStage.InDelivery or OrderStage.Completed or OrderStage.Closed
        && opened is { Lessons: [.., var last] lessons }
            ? HeadcountTrend.Of(lessons, settings.At(last.Start).Teaching.MinimumHeadcount(order.Category))
            : null;

    private static IReadOnlyList<TaughtLesson>? TaughtOf(CourseWithChanges? opened) =>
        opened is { Course: { DropOuts: > 0 } course, Lessons: var lessons }
            ?
            [
                .. lessons.Select(lesson => new TaughtLesson(
                    lesson.Number,
                    lesson.Start,
                    course.TeacherOf(lesson)?.Name,
                    lesson.Status == LessonStatus.Cancelled
                )),
            ]
            : null;

    private QuotaFigures QuotaOf(Order order, StreetYearHead sums) =>
        new(
            OrderId.Parse(order.OrderId).Year,
            sums.TotalOf(settings.QuotaOf(OrderId.Parse(order.OrderId).Year)),
            sums.Spent,
            sums.Reserved,
            order.Stage == OrderStage.Submitted ? order.EstimatedFees : null
        );

    private async Task<IReadOnlyList<Mark>> RecordAsync(Street street, Contacts contacts)
    {
        string[] written = [contacts.Ordering.Email, contacts.ForDelivery.Email];
        return
        [
            .. street.Status == StreetStatus.Suspended ? [new Mark("停止配送", Tone.Bad)] : (Mark[])[],
            .. await ViolationsAsync(street.Code),
            .. (await addresses.AmongAsync(written)).Select(trouble => new Mark(
                $"{trouble.Address} 收不到邮件",
                Tone.Bad
            )),
        ];
    }

    private async Task<IEnumerable<Mark>> ViolationsAsync(string street)
    {
        var since = ShanghaiTime.DateOf(clock.GetUtcNow()).AddYears(-1);
        var violations = (await conducts.ReadAsync(street))
            .Violations.Where(one => one.Voided is null && one.On >= since)
            .ToList();
        return violations.Count == 0
            ? []
            :
            [
                new Mark(
                    $"近一年违规{violations.Count}次"
                        + (violations.Count(one => one.IsGrave) is > 0 and var grave ? $"，其中严重{grave}次" : ""),
                    Tone.Warn
                ),
            ];
    }

    private async Task<string?> RequestedAsync(string? teacherId) =>
        teacherId is null ? null : (await registers.Teachers.FindAsync(teacherId))?.Value.Teacher.Name ?? teacherId;

    private static string? CannotDecideBecause(Caller caller, Order order) =>
        order.Stage != OrderStage.Submitted ? $"这个订单{order.Stage.Label()}，现在不用审核。"
        : caller.May(Role.Reviewer) ? null
        : "您没有审核权限，请联系管理员。";

    private static string? DayNote(LessonTime lesson, WorkingCalendar calendar) =>
        SeasonWords.Special(ShanghaiTime.DateOf(lesson.Start), calendar);
}
