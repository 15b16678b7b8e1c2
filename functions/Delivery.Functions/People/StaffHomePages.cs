using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People;

/// <summary>Where staff start: what waits for the association.</summary>
public sealed class StaffHomePages(
    Site site,
    OrderLists lists,
    LessonLists lessonLists,
    ChangeLists changes,
    FailedMails mails,
    CurrentSettings settings,
    StaffPlaces places,
    YearToLoad years,
    LedgerDrifts drifts,
    ChainReports chain,
    BegunTodos begun,
    ConductTodos conduct,
    TimeProvider clock
)
{
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
                var week = Week.Of(ShanghaiTime.DateOf(now)).Next;
                var waiting = await WaitingAsync();
                var submitted = waiting.Where(order => order.Stage == OrderStage.Submitted).ToList();
                var unmatched = waiting.Where(order => order.Stage == OrderStage.Unmatched).ToList();
                var lessons = await lessonLists.OfWeekAsync(week);
                var asked = await changes.OpenAsync();
                return await site.HtmlAsync(
                    new StaffHomeModel(
                        site.FrameFor(caller),
                        now,
                        [
                            new Figure($"{submitted.Count}", "待审核", Paths.Review),
                            new Figure($"{unmatched.Count}", "老师未定", Paths.Unmatched),
                            new Figure($"{asked.Count}", "更改申请", Paths.Changes),
                            new Figure(
                                $"{lessons.Count}",
                                $"下周课程 · 周五 {settings.Programme.Time:HH\\:mm} 发布",
                                Paths.Programme(week.ToString())
                            ),
                            .. await FailedAsync(),
                            .. await DriftsAsync(),
                            .. caller.May(Role.Admin) ? await BrokenAsync() : [],
                        ],
                        [
                            .. await begun.TodayAsync(),
                            .. await MissingYearAsync(),
                            .. caller.May(Role.Conduct) ? await conduct.OpenAsync() : [],
                            .. asked.OrderBy(one => one.At).Select(Todo),
                            .. submitted.Select(Todo),
                            .. unmatched.Select(NoTeacher),
                        ],
                        places.Of(caller)
                    )
                );
            }
        );

    private async Task<IEnumerable<Figure>> DriftsAsync() =>
        await drifts.LastAsync() is { Drifts: [var first, ..] and var all }
            ? [new Figure($"{all.Count}", "街镇配额账目不符", Paths.StreetLedgerOf(first.Street, first.Year))]
            : [];

    private async Task<IEnumerable<Figure>> BrokenAsync() =>
        await chain.LastAsync() is { Breaks: [var first, ..] } report
            ? [new Figure($"{report.Count}", "操作记录与封存不符", Paths.AuditChainOf(first.Day, first.Day))]
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

    private async Task<IReadOnlyList<OrderListing>> WaitingAsync()
    {
        var page = await lists.WaitingPageAsync([OrderStage.Submitted, OrderStage.Unmatched], after: null, limit: 400);
        return [.. page.Rows.Select(row => row.Value).OrderBy(listing => listing.FirstLesson)];
    }

    private static Todo Todo(OrderListing listing) =>
        new(
            $"审核订单 {listing.OrderId}",
            Paths.ReviewOrder(listing.OrderId),
            "审核",
            listing.FirstLesson,
            $"{listing.District} · {listing.Lessons}节"
        );

    private static Todo Todo(ChangeListing change) =>
        new(
            $"决定{change.Street}{change.Discipline}{change.Lessons}的更改",
            Paths.Change(change.ChangeId),
            "决定",
            change.At,
            $"{change.District} · {change.Kind.Label()}"
        );

    private static Todo NoTeacher(OrderListing listing) =>
        new(
            $"为 {listing.OrderId} 安排老师",
            Paths.Unmatched,
            "安排",
            listing.FirstLesson,
            $"{listing.District} · {listing.Lessons}节"
        );
}
