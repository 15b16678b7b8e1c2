using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Staff;

/// <summary>
/// Where staff start: what waits for the association, in three reads however much it is: what waits, next week's lessons, and
/// the mails that nobody got. For finance the row of last month's pay run besides, for publishers the news that wait. The names of streets and disciplines are as
/// they were some seconds ago.
/// </summary>
public sealed class StaffHomePages(
    Site site,
    WaitingLists lists,
    LessonLists lessonLists,
    FailedMails mails,
    CurrentSettings settings,
    StaffPlaces places,
    YearToLoad years,
    SettlementTodos settlements,
    OrderTodos orderTodos,
    NewsTodos newsTodos,
    TimeProvider clock
)
{
    // More are in the queue; the figure counts them all.
    private const int MostOrders = 200;

    [Function(nameof(StaffHomePage))]
    public Task<IResult> StaffHomePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
            {
                var now = clock.GetUtcNow();
                var today = ShanghaiTime.DateOf(now);
                var week = Week.Of(today).Next;
                var (waiting, lessons) = (await lists.ReadAsync(), await lessonLists.OfWeekAsync(week));
                var orders = waiting.Orders.OrderBy(order => order.FirstLesson).ToLookup(order => order.Stage);
                var runs = await settlements.OpenAsync(caller);
                var (submitted, unmatched) = (orders[OrderStage.Submitted], orders[OrderStage.Unmatched]);
                return await site.HtmlAsync(
                    new StaffHomeModel(
                        site.FrameFor(caller),
                        now,
                        [
                            new Figure($"{submitted.Count()}", "待审核", Paths.Review),
                            new Figure($"{unmatched.Count()}", "老师未定", Paths.Unmatched),
                            new Figure($"{waiting.Changes.Count}", "更改申请", Paths.Changes),
                            new Figure(
                                $"{lessons.Count}",
                                $"下周课程 · 周五 {settings.Programme.Time:HH\\:mm} 发布",
                                Paths.Programme(week.ToString())
                            ),
                            .. SettlementTodos.FiguresOf(runs),
                            .. await FailedAsync(),
                            .. Drifts(waiting.Ledger),
                            .. caller.May(Role.Admin) ? Broken(waiting.Chain) : [],
                        ],
                        [
                            .. BegunTodos.Of(waiting.Begun, today),
                            .. await MissingYearAsync(),
                            .. SettlementTodos.TodosOf(runs, caller),
                            .. caller.May(Role.Conduct) ? ConductTodos.Of(waiting.Conduct) : [],
                            .. caller.May(Role.Matcher) ? waiting.Objections.OrderBy(one => one.By).Select(Todo) : [],
                            .. caller.May(Role.Reviewer) ? waiting.Changes.OrderBy(one => one.At).Select(Todo) : [],
                            .. caller.May(Role.Reviewer)
                                ? await orderTodos.ToReviewAsync([.. submitted.Take(MostOrders)])
                                : [],
                            .. caller.May(Role.Matcher)
                                ? await orderTodos.WithoutTeacherAsync([.. unmatched.Take(MostOrders)])
                                : [],
                            .. await newsTodos.OfAsync(caller),
                        ],
                        places.Of(caller)
                    )
                );
            }
        );

    private static IEnumerable<Figure> Drifts(LedgerReport? report) =>
        report is { Drifts: [var first, ..] and var all }
            ? [new Figure($"{all.Count}", "街镇配额账目不符", Paths.StreetLedgerOf(first.Street, first.Year))]
            : [];

    private static IEnumerable<Figure> Broken(ChainReport? report) =>
        report is { Breaks: [var first, ..], Count: var count }
            ? [new Figure($"{count}", "操作记录与封存不符", Paths.AuditChainOf(first.Day, first.Day))]
            : [];

    // Only where there is something to do about it.
    private async Task<IEnumerable<Figure>> FailedAsync()
    {
        var failed = await mails.PageAsync(after: null, limit: 50);
        return failed.Rows.Count == 0
            ? []
            :
            [
                new Figure(
                    $"{failed.Rows.Count}{(failed.After is null ? "" : "+")}",
                    "没有送到的邮件",
                    Paths.FailedMails
                ),
            ];
    }

    private async Task<IEnumerable<Todo>> MissingYearAsync() =>
        await years.FindAsync() is { } year
            ?
            [
                new Todo(
                    $"载入{year}年的放假安排",
                    Paths.MissingYear,
                    "查看",
                    Detail: "新订单、申报时间和12月的结算等着它"
                ),
            ]
            : [];

    private static Todo Todo(ObjectionListing said) =>
        new(
            $"决定{said.Street}对{said.Discipline}老师的异议",
            Paths.Objection(said.CourseId),
            "决定",
            said.By,
            said.District
        );

    private static Todo Todo(ChangeListing change) =>
        new(
            $"决定{change.Street}{change.Discipline}{change.Lessons}的更改",
            Paths.Change(change.ChangeId),
            "决定",
            change.At,
            $"{change.District} · {change.Kind.Label()}"
        );
}
