using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering;

/// <summary>Where a street starts: what is waited for, soonest first, then all it ordered this year.</summary>
public sealed class StreetHomePages(
    Site site,
    Registers registers,
    StreetYears streetYears,
    LessonLists lessonLists,
    FeedbackReports reports,
    Settlements settlements,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(StreetHomePage))]
    public Task<IResult> StreetHomePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "street")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            async caller => await site.HtmlAsync(await ModelAsync(caller))
        );

    private async Task<StreetHomeModel> ModelAsync(Caller caller)
    {
        var now = clock.GetUtcNow();
        var year = ShanghaiTime.DateOf(now).Year;
        var orders = (await streetYears.OrdersAsync(caller.Id, year)).Select(order => order.Value).ToList();
        var names = await NamesAsync(orders);
        var sums = (await streetYears.HeadAsync(caller.Id, year))?.Value ?? new StreetYearHead(0, 0, 0);
        return new StreetHomeModel(
            site.FrameFor(caller),
            now,
            caller.Name,
            Season.RunningOrNext(ShanghaiTime.DateOf(now)).Label,
            [.. (await TodosAsync(caller.Id, orders, names, now)).OrderBy(todo => todo.Deadline)],
            [.. orders.OrderByDescending(order => order.FiledAt).Select(order => LineOf(order, names))],
            new QuotaFigures(year, settings.QuotaOf(year), sums.Spent, sums.Reserved),
            await NoOrdersBecauseAsync(caller.Id, year)
        );
    }

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(IEnumerable<Order> orders)
    {
        var names = new Dictionary<string, string>();
        foreach (var code in orders.Select(order => order.Request.Discipline).Distinct())
            names[code] = (await registers.Disciplines.FindAsync(code))?.Value.Name ?? code;
        return names;
    }

    private async Task<IReadOnlyList<Todo>> TodosAsync(
        string street,
        IReadOnlyList<Order> orders,
        IReadOnlyDictionary<string, string> names,
        DateTimeOffset now
    )
    {
        var returned = orders
            .Where(order => order.Stage == OrderStage.Returned)
            .Select(order => new Todo(
                $"补充{names[order.Request.Discipline]}的订单",
                Paths.OrderEdit(order.OrderId),
                "修改",
                order.Request.Lessons[0].Start,
                order.History[^1].Comment
            ));
        var month = Month.Of(ShanghaiTime.DateOf(now));
        var lessons = (await lessonLists.OfMonthAsync(month.Previous, street)).Concat(
            await lessonLists.OfMonthAsync(month, street)
        );
        var uncounted = lessons
            .Where(lesson =>
                lesson.Headcount is null && lesson.PaidIn is null && lesson.Start.AddMinutes(lesson.Minutes) < now
            )
            .Select(lesson => new Todo(
                $"填写{lesson.Discipline} {Dates.DayAndWeekday(lesson.Start)}的到课人数",
                Paths.Order(lesson.CourseId),
                "填写"
            ));
        return
        [
            .. await SuspensionAsync(street),
            .. returned,
            .. uncounted,
            .. await FeedbackAsync(street, month.Previous, now),
        ];
    }

    private async Task<IReadOnlyList<Todo>> SuspensionAsync(string street) =>
        (await registers.Streets.FindAsync(street))?.Value.Status == StreetStatus.Suspended
            ? [new Todo("本街镇已停止配送，请提交整改", Paths.StreetConduct, "去整改")]
            : [];

    private async Task<IReadOnlyList<Todo>> FeedbackAsync(string street, Month month, DateTimeOffset now)
    {
        if (!await settlements.HasWindowsAsync(month))
            return [];
        var window = (await settlements.WindowsAsync(month)).Feedback;
        var isDue =
            window.Contains(now)
            && await reports.FindAsync(month, street) is null
            && (await lessonLists.OfMonthAsync(month, street)).Count > 0;
        return isDue
            ? [new Todo($"填写{Dates.Month(month)}的反馈", Paths.FeedbackOf(month.ToString()), "填写", window.ClosesAt)]
            : [];
    }

    private static OrderLine LineOf(Order order, IReadOnlyDictionary<string, string> names) =>
        new(
            order.OrderId,
            names[order.Request.Discipline],
            order.Category,
            order.Request.Lessons.Count,
            ShanghaiTime.DateOf(order.Request.Lessons[0].Start),
            order.Stage,
            order.Stage is OrderStage.Returned or OrderStage.Rejected ? order.History[^1].Comment : null
        );

    private async Task<string?> NoOrdersBecauseAsync(string street, int year)
    {
        if ((await registers.Streets.FindAsync(street))?.Value.Status == StreetStatus.Suspended)
            return "本街镇已停止配送，请先提交整改，协会认可后可恢复申报。";
        return settings.Ordering.AgreementRequired && await streetYears.AgreementAsync(street, year) is null
            ? $"还没有签{year}年的责任书，请联系协会办理，签好后就可以申报。"
            : null;
    }
}
