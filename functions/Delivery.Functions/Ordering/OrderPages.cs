using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
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
    Courses courses,
    Registers registers,
    WithdrawOrder withdraw,
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
                if (await OwnAsync(caller, id) is null)
                    return await site.NotFoundAsync(caller);
                var outcome = await withdraw.RunAsync(id, form["reason"].ToString(), caller, durable);
                return outcome.IsRefused
                    ? await ShowAsync(caller, id, ErrorOf(outcome.Refusals))
                    : Site.SeeOther(Paths.Order(id));
            }
        );

    // The page's own fields are those of its lessons.
    private static FormErrors ErrorOf(IEnumerable<Refusal> refusals) =>
        new([.. refusals.Select(refusal => new FieldError("", refusal.Message))]);

    private async Task<IResult> ShowAsync(Caller caller, string id, FormErrors errors) =>
        await OwnAsync(caller, id) is { } order
            ? await site.HtmlAsync(await ModelAsync(caller, order, errors), errors.Any ? 409 : 200)
            : await site.NotFoundAsync(caller);

    private async Task<Order?> OwnAsync(Caller caller, string id) =>
        await streetYears.OrderAsync(id) is { } order && caller.IsStreet(order.Value.Request.Street)
            ? order.Value
            : null;

    private async Task<OrderModel> ModelAsync(Caller caller, Order order, FormErrors errors)
    {
        var street = (await registers.Streets.FindAsync(order.Request.Street))!.Value;
        var discipline = (await registers.Disciplines.FindAsync(order.Request.Discipline))?.Value;
        var course = (await courses.FindAsync(order.OrderId))?.Value;
        var held = course is null
            ? Course.LessonsOf(order)
            : [.. (await courses.LessonsAsync(order.OrderId)).Select(lesson => lesson.Value)];
        var teacher = course is { AcknowledgedAt: not null, Teacher: { } known }
            ? new Person(known.Name, known.Phone)
            : null;
        return new OrderModel(
            site.FrameFor(caller),
            "",
            order.OrderId,
            street.Name,
            discipline?.Name ?? order.Request.Discipline,
            order.Category,
            order.Request.FundingStream,
            order.Stage,
            OrderProgress.NextStep(order, settings.At(order.History[^1].At).Ordering, settings.Teaching),
            OrderProgress.Steps(order),
            [.. held.Select(lesson => LessonOf(lesson, order.Category))],
            order.Request.Venue,
            order.Request.Audience,
            order.Request.Contacts ?? street.Contacts,
            order.Request.FundingStream == FundingStream.Basic ? order.EstimatedFees : null,
            teacher,
            order.History,
            order.Stage.CanMoveTo(OrderStage.Withdrawn),
            order.Stage == OrderStage.Returned,
            errors,
            TakesNews: course?.Teacher is not null && IsOver(held)
        );
    }

    private bool IsOver(IReadOnlyList<Lesson> held) =>
        held.Any(lesson => lesson.Status != LessonStatus.Cancelled)
        && held.All(lesson => lesson.Status == LessonStatus.Cancelled || lesson.End <= clock.GetUtcNow());

    private OrderLesson LessonOf(Lesson lesson, Category category) =>
        new(
            lesson.LessonId,
            lesson.Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            StateOf(lesson, category),
            lesson.Headcount,
            lesson.Start <= clock.GetUtcNow() && lesson.Status != LessonStatus.Cancelled,
            settings.At(lesson.Start).Teaching.MinimumHeadcount(category)
        );

    private Mark StateOf(Lesson lesson, Category category) =>
        lesson switch
        {
            { Headcount: { } count } when count < settings.At(lesson.Start).Teaching.MinimumHeadcount(category) =>
                new Mark("人数不足", Tone.Warn),
            { Status: LessonStatus.Delivered } or { Headcount: not null } => new Mark("已上课", Tone.Ok),
            { Status: LessonStatus.Scheduled } when lesson.End < clock.GetUtcNow() => new Mark("待填人数", Tone.Warn),
            _ => new Mark(lesson.Status.Label()),
        };
}
