using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Domain.Ordering.Plans;
using Delivery.Domain.Teaching.Roster;
using Delivery.Functions.Ordering.Agreements;
using Delivery.Functions.Ordering.Drafts;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Home;

/// <summary>
/// A street's year at a glance: one range of the year, one of each month whose lessons are shown or wait for something,
/// one of the teachers asked for each order that looks for one, and registers as they were some seconds ago.
/// </summary>
public sealed class StreetHomeReader(
    Site site,
    Registers registers,
    StreetYears streetYears,
    StreetTodos todos,
    OpenProposals proposals,
    DraftsOfStreet drafts,
    TakenStreets takenStreets,
    StreetLessons lessons,
    YearsAround years,
    Trainings trainings,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <param name="asked">Null for the running year.</param>
    public async Task<StreetHomeModel> ModelAsync(Caller caller, int? asked)
    {
        var now = clock.GetUtcNow();
        var today = ShanghaiTime.DateOf(now);
        var year = asked ?? today.Year;
        var whole = await streetYears.WholeAsync(caller.Id, year);
        var disciplines = (await registers.Disciplines.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value);
        var names = disciplines.ToDictionary(one => one.Key, one => one.Value.Name);
        var texts = (await registers.AgreementTexts.LatelyAsync())
            .Select(row => row.Value)
            .Where(text => text.Year == year)
            .ToList();
        var letter = AgreementState.Of(whole.Agreement, texts, today);
        var listed = await lessons.UnderWayAsync(caller.Id, whole, now, Ahead, forPlan: true);
        var around = await years.OfAsync(caller.Id, year, listed, now);
        var invitations = await trainings.OfYearAsync(today.Year);
        var streets = (await registers.Streets.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value);
        var street = streets.GetValueOrDefault(caller.Id);
        var successor = street?.SuccessorOn(today) is null ? null : await registers.OfficeOfAsync(caller.Id);
        var taken = await takenStreets.OfAsync([.. caller.Took.Select(code => streets[code])], year, disciplines, now);
        IReadOnlyList<Order> orders = [.. whole.Orders, .. taken.SelectMany(one => one.Year.Orders)];
        var beside = around.Concat(taken.SelectMany(one => one.Around)).SelectMany(one => one.Orders);
        return new StreetHomeModel(
            site.FrameFor(caller),
            now,
            caller.Name,
            settings.Ordering.Seasons.RunningOrNext(today).Label,
            year,
            [.. new[] { today.Year - 1, today.Year, today.Year + 1 }.Select(one => Chip(one, year, today))],
            [
                .. Suspended(street?.Status),
                .. RenewalAhead.Of(whole.Agreement, texts, today),
                .. (await todos.OfAsync(caller.Id, year, whole, around, listed, disciplines, letter, invitations, now))
                    .Concat(taken.SelectMany(one => TakenStreet.Shown(one.Street, one.Todos)))
                    .Concat(await proposals.OfAsync(orders.Concat(beside), names, now))
                    .OrderBy(todo => todo.Deadline ?? DateTimeOffset.MaxValue),
            ],
            Upcoming([.. orders, .. beside], [.. listed, .. taken.SelectMany(one => one.Lessons)], now),
            [
                .. orders
                    .OrderByDescending(order => order.FiledAt)
                    .Select(order => LineOf(order, names, streets, caller, now)),
            ],
            StagesOf(orders),
            await drafts.OfAsync(caller.Id, year, whole, today, names),
            new QuotaFigures(year, whole.Head.TotalOf(settings.QuotaOf(year)), whole.Head.Spent, whole.Head.Reserved),
            LetterMark.Of(letter),
            PlanOf(whole, listed, now),
            successor is null
                ? NoOrdersBecause(street?.Status, letter, year)
                : $"本街镇已并入{successor.Name}，新的课程请以它的名义申报。",
            [.. taken.Select(one => one.Line(year))],
            successor?.Code
        );
    }

    private static IEnumerable<Todo> Suspended(StreetStatus? status) =>
        status == StreetStatus.Suspended
            ? [new Todo("本街镇已停止配送，请提交整改", Paths.StreetConduct, "去整改")]
            : [];

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    private PlanFigures? PlanOf(StreetYear whole, IReadOnlyList<LessonOfMonth> listed, DateTimeOffset now)
    {
        if (whole.Plan is null)
            return null;
        var held = StreetLessons.HeldOf(listed, now);
        var lines = PlanProgress.Of(whole.Plan, whole.Orders, held, settings.Ordering.Seasons);
        return new PlanFigures(
            lines.Sum(line => line.Planned),
            lines.Sum(line => line.Ordered),
            lines.Sum(line => line.Held)
        );
    }

    private static FilterChip Chip(int one, int shown, DateOnly today) =>
        new($"{one}年", one == today.Year ? Paths.StreetHome : $"{Paths.StreetHome}?year={one}", one == shown);

    private static IReadOnlyList<UpcomingLesson> Upcoming(
        IReadOnlyList<Order> orders,
        IReadOnlyList<LessonOfMonth> listed,
        DateTimeOffset now
    )
    {
        var running = orders
            .Where(order => order.Stage is OrderStage.Confirmed or OrderStage.InDelivery)
            .Select(order => order.OrderId)
            .ToHashSet();
        return
        [
            .. listed
                .Where(lesson => running.Contains(lesson.CourseId))
                // One that is held just now is what somebody in its gym looks for.
                .Where(lesson => lesson.Start.AddMinutes(lesson.Minutes) > now && lesson.Start < now + Ahead)
                .Select(lesson => new UpcomingLesson(
                    lesson.Start,
                    lesson.Minutes,
                    lesson.Discipline,
                    lesson.Venue,
                    Paths.Order(lesson.CourseId),
                    CheckInRules.OpensAt(lesson.Start) <= now ? Paths.CheckIn(lesson.LessonId) : null
                )),
        ];
    }

    private static IReadOnlyList<StageCount> StagesOf(IReadOnlyList<Order> orders) =>
        [
            .. orders
                .GroupBy(order => order.Stage)
                .OrderBy(same => same.Key)
                .Select(same => new StageCount(same.Key, same.Count())),
        ];

    private static OrderLine LineOf(
        Order order,
        IReadOnlyDictionary<string, string> names,
        IReadOnlyDictionary<string, Street> streets,
        Caller caller,
        DateTimeOffset now
    ) =>
        new(
            order.OrderId,
            order.Request.Street == caller.Id
                ? NameOf(order, names)
                : $"{NameOf(order, names)}（{streets[order.Request.Street].Name}）",
            order.Category,
            order.Request.Lessons.Count,
            ShanghaiTime.DateOf(order.Request.Lessons[0].Start),
            order.Stage,
            order.Stage is OrderStage.Returned or OrderStage.Rejected ? order.History[^1].Comment
                : order is { Stage: OrderStage.Confirmed or OrderStage.InDelivery, ObjectUntil: { } until }
                && now < until
                    ? $"对老师有异议的，{Dates.Deadline(until)} 前提出"
                : null
        );

    private static string NameOf(Order order, IReadOnlyDictionary<string, string> names) =>
        names.GetValueOrDefault(order.Request.Discipline, order.Request.Discipline);

    private string? NoOrdersBecause(StreetStatus? status, AgreementStanding letter, int year) =>
        status == StreetStatus.Suspended ? "本街镇已停止配送，请先提交整改，协会认可后可恢复申报。"
        : !settings.Ordering.AgreementRequired ? null
        : letter switch
        {
            AgreementStanding.NoText => $"{year}年的责任书还没有公布，公布后会发邮件给申报人；签好后就可以申报。",
            AgreementStanding.ToSign => $"还没有签{year}年的责任书，签好并由协会会签后就可以申报。",
            AgreementStanding.Waiting => $"{year}年的责任书正等协会会签，会签后就可以申报。",
            AgreementStanding.ToSignAgain => $"{year}年的责任书有了新的一版，签好并由协会会签后就可以申报。",
            _ => null,
        };
}
