using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Home;

/// <summary>What a street is waited for.</summary>
public sealed class StreetTodos(
    FeedbackReports reports,
    Settlements settlements,
    OrderPreparation preparation,
    NewsAndTrainings others,
    Calendars calendars,
    CurrentSettings settings
)
{
    /// <param name="asked">The year whose letter and plan are looked at.</param>
    /// <param name="around">The years beside it in which something is open.</param>
    /// <param name="listed">The street's lessons as they stand, of the month before and this one at least.</param>
    /// <param name="trainings">Of the running year.</param>
    /// <param name="together">Among the streets that are read at once; null for a street alone.</param>
    public async Task<IReadOnlyList<Todo>> OfAsync(
        string street,
        int asked,
        StreetYear year,
        IReadOnlyList<StreetYear> around,
        IReadOnlyList<LessonOfMonth> listed,
        IReadOnlyDictionary<string, Discipline> disciplines,
        AgreementStanding letter,
        IReadOnlyList<Training> trainings,
        DateTimeOffset now,
        StreetsTogether? together = null
    )
    {
        var month = Month.Of(ShanghaiTime.DateOf(now));
        var last = listed.Where(lesson => month.Previous.Contains(ShanghaiTime.DateOf(lesson.Start))).ToList();
        var running = listed.Where(lesson => month.Contains(ShanghaiTime.DateOf(lesson.Start)));
        return
        [
            .. OfYear(letter, asked, year),
            .. await ReturnedAsync([year, .. around], disciplines, now),
            .. around
                .SelectMany(other => other.Orders)
                .Concat(year.Orders)
                .Where(order => order.AwaitsTimes)
                .Select(order => OtherTimes(order, disciplines)),
            .. last.Concat(running).Where(lesson => IsUncounted(lesson, now)).Select(Uncounted),
            .. await preparation.TodosAsync([year, .. around], listed, disciplines),
            .. await FeedbackAsync(street, month.Previous, last, now, together),
            .. await others.OfAsync(street, trainings, now, together),
        ];
    }

    private static IEnumerable<Todo> OfYear(AgreementStanding letter, int asked, StreetYear year)
    {
        if (letter is AgreementStanding.ToSign or AgreementStanding.ToSignAgain)
            yield return new Todo("签署责任书", Paths.StreetAgreement(asked), "去签署");
        if (letter == AgreementStanding.InForce && year.Plan is null)
            yield return new Todo("填写年度配送计划", Paths.StreetPlan(asked), "填写");
    }

    private async Task<IEnumerable<Todo>> ReturnedAsync(
        IReadOnlyList<StreetYear> years,
        IReadOnlyDictionary<string, Discipline> disciplines,
        DateTimeOffset now
    )
    {
        var returned = years
            .SelectMany(year => year.Orders)
            .Where(order => order.Stage == OrderStage.Returned)
            .ToList();
        if (returned.Count == 0)
            return [];
        var calendar = await calendars.LoadAsync();
        return returned.Select(order =>
            Returned(
                order,
                disciplines,
                // Filed again later, its lessons would have to move; where they must anyhow, it stands until its first lesson.
                FilingRules.FindLatestFiling(order.Request.FirstDay(), now, calendar, settings.Ordering)
                    ?? order.Request.LessonsInOrder()[0].Start
            )
        );
    }

    private static Todo Returned(Order order, IReadOnlyDictionary<string, Discipline> disciplines, DateTimeOffset by) =>
        new(
            $"补充{disciplines.GetValueOrDefault(order.Request.Discipline)?.Name ?? order.Request.Discipline}的订单",
            Paths.OrderEdit(order.OrderId),
            "修改",
            by,
            order.History[^1].Comment,
            IsOfOrdering: true
        );

    private static Todo OtherTimes(Order order, IReadOnlyDictionary<string, Discipline> disciplines) =>
        new(
            $"为{disciplines.GetValueOrDefault(order.Request.Discipline)?.Name ?? order.Request.Discipline}另选时间",
            Paths.OrderTimes(order.OrderId),
            "选时间",
            order.Request.LessonsInOrder()[0].Start,
            order.Times!.Text,
            IsOfOrdering: true
        );

    private static bool IsUncounted(LessonOfMonth lesson, DateTimeOffset now) =>
        lesson is { Headcount: null, PaidIn: null, IsSaidNotHeld: false }
        // Its teacher has dropped out: nobody gave it.
        && lesson.TeacherId.Length > 0
        && lesson.Start.AddMinutes(lesson.Minutes) < now;

    private Todo Uncounted(LessonOfMonth lesson) =>
        new(
            $"填写{Dates.DayWithWeekday(ShanghaiTime.DateOf(lesson.Start))}{lesson.Discipline}的到课人数",
            Paths.Order(lesson.CourseId),
            "填写",
            ShanghaiTime.EndOf(
                ShanghaiTime.DateOf(lesson.Start).AddDays(settings.At(lesson.Start).Teaching.HeadcountDays)
            ),
            // On the first morning the lesson's own letter asks for it.
            ChasedFrom: ShanghaiTime.DateOf(lesson.Start).AddDays(2)
        );

    private async Task<IReadOnlyList<Todo>> FeedbackAsync(
        string street,
        Month month,
        IReadOnlyList<LessonOfMonth> lessons,
        DateTimeOffset now,
        StreetsTogether? together
    )
    {
        if (lessons.Count == 0 || !await settlements.HasWindowsAsync(month))
            return [];
        var window = (await (together?.WindowsAsync(month) ?? settlements.WindowsAsync(month))).Feedback;
        return window.Contains(now) && await reports.FindAsync(month, street) is null
            ? [new Todo($"填写{Dates.Month(month)}的反馈", Paths.FeedbackOf(month.ToString()), "填写", window.ClosesAt)]
            : [];
    }
}
