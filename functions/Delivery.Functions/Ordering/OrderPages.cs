using Delivery.Domain;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Ordering.Filing;
using Delivery.Functions.Ordering.Timeline;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering;

/// <summary>One order as its street sees it, from the filing to the last headcount.</summary>
public sealed class OrderPages(
    Site site,
    StreetYears streetYears,
    CourseChanges changes,
    Registers registers,
    WithdrawOrder withdraw,
    OrderPreparation preparation,
    OrderTimeline timeline,
    LessonsOnCalendar months,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(OrderPage))]
    public Task<IResult> OrderPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "orders/{id}")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            caller => ShowAsync(caller, id, FormErrors.None)
        );

    [Function(nameof(PostOrderWithdrawal))]
    public Task<IResult> PostOrderWithdrawal(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/withdraw")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            (form, caller) => ShowAsync(caller, id, ErrorOf(form.TooLong)),
            async (form, caller) =>
            {
                if (!await IsOwnAsync(caller, id))
                    return await site.NotFoundAsync(caller);
                var outcome = await withdraw.RunAsync(id, form["reason"].ToString(), caller, durable);
                return outcome.IsRefused
                    ? await ShowAsync(caller, id, ErrorOf(outcome.Refusals))
                    : Site.SeeOther(Paths.Order(id), Said.OrderWithdrawn);
            }
        );

    // The page's own fields are those of its lessons.
    private static FormErrors ErrorOf(IEnumerable<Refusal> refusals) =>
        new([.. refusals.Select(refusal => new FieldError("", refusal.Message))]);

    // Its lessons are shown among those of the street's other orders, so all of them are read at once.
    private async Task<IResult> ShowAsync(Caller caller, string id, FormErrors errors)
    {
        if (!OrderId.TryParse(id, out var parts))
            return await site.NotFoundAsync(caller);
        var year = await streetYears.PreparedOrdersAsync(parts.StreetCode, parts.Year);
        return
            year.Orders.FirstOrDefault(one => one.OrderId == id) is { } order && caller.IsStreet(order.Request.Street)
            ? await site.HtmlAsync(await ModelAsync(caller, order, year, errors), errors.Any ? 409 : 200)
            : await site.NotFoundAsync(caller);
    }

    private async Task<bool> IsOwnAsync(Caller caller, string id) =>
        await streetYears.OrderAsync(id) is { Value: var order } && caller.IsStreet(order.Request.Street);

    private async Task<OrderModel> ModelAsync(Caller caller, Order order, StreetYear year, FormErrors errors)
    {
        var street = (await registers.ReachedAsync(order.Request.Street))!;
        var opened = await changes.FindWithActsAsync(order.OrderId);
        var course = opened?.Course;
        var discipline = course?.Discipline ?? (await registers.Disciplines.FindAsync(order.Request.Discipline))?.Value;
        var reviewBy = await ReviewByAsync(order);
        var life = await timeline.OfAsync(order, opened, reviewBy, forStaff: false, year);
        var held = opened?.Lessons ?? Course.LessonsOf(order);
        var came = course is null ? new Dictionary<string, int>() : await preparation.CameAsync(order.OrderId, held);
        return new OrderModel(
            site.FrameFor(caller),
            "",
            order.OrderId,
            street.Name,
            discipline?.Name ?? order.Request.Discipline,
            order.Category,
            order.Request.FundingStream,
            order.Stage,
            OrderProgress.NextStep(order, course, held, settings.At(order.History[^1].At).Ordering, settings.Teaching),
            OrderProgress.Steps(order, held, reviewBy),
            [.. held.Select(lesson => LessonOf(lesson, order, opened, came))],
            order.Request.Venue,
            order.Request.Audience,
            order.Request.Contacts ?? street.Contacts,
            order.Request.FundingStream == FundingStream.Basic ? order.EstimatedFees : null,
            course is { AcknowledgedAt: not null, Teacher: { } known } ? new Person(known.Name, known.Phone) : null,
            life.Events,
            order.CanWithdraw,
            order.Stage == OrderStage.Returned,
            errors,
            await preparation.OfAsync(order, course, held, life.Prepared),
            TakesNews: course is { IsOpen: true } && IsOver(held),
            Trend: HeadcountTrend.Of(held, settings.At(held[^1].Start).Teaching.MinimumHeadcount(order.Category)),
            GradeAskedFor: order.Request.GradeAskedFor,
            Objection: order.Stage is OrderStage.Confirmed or OrderStage.InDelivery ? ObjectionTo(course) : null,
            NextBy: life.NextBy,
            Months: await months.OfAsync(order, held, year.Orders),
            AwaitsSignature: OrderProgress.AwaitsSignature(order, course),
            TimesText: order.AwaitsTimes ? order.Times!.Text : null
        );
    }

    private TeacherObjection? ObjectionTo(Course? course) =>
        course switch
        {
            { Objection: { } said } => new TeacherObjection(
                Until: null,
                said.State switch
                {
                    ObjectionState.Open => new Mark("异议待协会决定", Tone.Warn),
                    ObjectionState.Declined => new Mark("异议没有同意，课程照常"),
                    _ => new Mark("异议到上课时没有决定，课程照常"),
                }
            ),
            { ObjectUntil: { } until } when clock.GetUtcNow() < until => new TeacherObjection(until),
            _ => null,
        };

    private bool IsOver(IReadOnlyList<Lesson> held) =>
        held.Any(lesson => lesson.Status != LessonStatus.Cancelled)
        && held.All(lesson => lesson.Status == LessonStatus.Cancelled || lesson.End <= clock.GetUtcNow());

    private async Task<DateTimeOffset?> ReviewByAsync(Order order)
    {
        if (order.Stage != OrderStage.Submitted)
            return null;
        var rules = settings.At(order.TurnSince).Ordering;
        return ReviewDeadlines.ReminderOf(order, await calendars.LoadAsync(), rules);
    }

    private OrderLesson LessonOf(
        Lesson lesson,
        Order order,
        CourseWithChanges? opened,
        IReadOnlyDictionary<string, int> came
    )
    {
        var category = order.Category;
        return new(
            lesson.LessonId,
            lesson.Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            StateOf(lesson, order),
            lesson.Headcount,
            lesson.Start <= clock.GetUtcNow() && lesson.Status != LessonStatus.Cancelled,
            settings.At(lesson.Start).Teaching.MinimumHeadcount(category),
            lesson.Headcount is null && came.TryGetValue(lesson.LessonId, out var people) ? $"{people}" : null,
            TakesChange: order.Stage is OrderStage.Confirmed or OrderStage.InDelivery
                && lesson.Status == LessonStatus.Scheduled
                && lesson.Start > clock.GetUtcNow(),
            Change: ChangeMarks.Of(lesson, opened?.Changes ?? []),
            FilmedBy: opened?.Filmings.ComingTo(lesson.LessonId)?.Crew?.Name
        );
    }

    private Mark StateOf(Lesson lesson, Order order) =>
        lesson switch
        {
            // Of an order that came to nothing no lesson is to come.
            { Status: LessonStatus.Scheduled } when order.Stage is OrderStage.Rejected or OrderStage.Withdrawn =>
                new Mark("没有安排"),
            { Headcount: { } count } when count < settings.At(lesson.Start).Teaching.MinimumHeadcount(order.Category) =>
                new Mark("人数不足", Tone.Warn),
            { Status: LessonStatus.Delivered } or { Headcount: not null } => new Mark("已上课", Tone.Ok),
            { Status: LessonStatus.Scheduled } when lesson.End < clock.GetUtcNow() => new Mark("待填人数", Tone.Warn),
            _ => new Mark(lesson.Status.Label()),
        };
}
