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
    TeacherRegister teachers,
    YearToLoad years,
    LedgerDrifts drifts,
    BegunTodos begun,
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
                var submitted = await WaitingAsync(OrderStage.Submitted);
                var unmatched = await WaitingAsync(OrderStage.Unmatched);
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
                        ],
                        [
                            .. await begun.TodayAsync(),
                            .. await MissingYearAsync(),
                            .. asked.OrderBy(one => one.At).Select(Todo),
                            .. submitted.Select(Todo),
                            .. unmatched.Select(NoTeacher),
                        ],
                        [],
                        PlacesOf(caller)
                    )
                );
            }
        );

    private IReadOnlyList<Choice> PlacesOf(Caller caller) =>
        [
            new(Paths.Matching, "统一排课"),
            new(Paths.Search, "查找"),
            new(Paths.Streets, "街镇"),
            .. teachers.MayRead(caller) ? new[] { new Choice(Paths.Teachers, "老师") } : [],
            new(Paths.Conduct, "违规与停止配送"),
            new(Paths.Media, "照片和视频"),
            new(Paths.Begun, "课开始了吗"),
            new(Paths.Disciplines, "项目"),
            new(Paths.Calendar, "年历"),
            new(Paths.Seasons, "季度"),
            new(Paths.FeeNorms, "课酬标准"),
            new(Paths.TaxTables, "税率表"),
            new(Paths.StaffAgreements(ShanghaiTime.DateOf(clock.GetUtcNow()).Year), "责任书"),
            new(Paths.AgreementTexts, "责任书文本"),
            new(Paths.Settings, "设置"),
            new(Paths.Export, "下载名单"),
            new(Paths.StaffProgrammes, "发布一周一览"),
            new(Paths.Channels, "渠道"),
            .. caller.May(Role.Conduct)
                ? new[] { new Choice(Paths.Supervision, "督导"), new Choice(Paths.Trainings, "培训") }
                : [],
            .. caller.May(Role.Publisher) || caller.May(Role.Conduct)
                ? new[] { new Choice(Paths.Filming, "拍摄") }
                : [],
            .. caller.May(Role.Publisher) ? new[] { new Choice(Paths.StaffNews, "配送新闻") } : [],
            .. caller.May(Role.Admin) ? ForAdmins : [],
        ];

    private static Choice[] ForAdmins { get; } =
    [
        new(Paths.Import, "从文件导入"),
        new(Paths.Audit, "操作记录"),
        new(Paths.Integrations, "对接系统"),
        new(Paths.Webhooks, "系统推送"),
        new(Paths.Retention, "保存与删除"),
        new(Paths.Erasures, "删除个人信息"),
    ];

    private async Task<IEnumerable<Figure>> DriftsAsync() =>
        await drifts.LastAsync() is { Drifts: [var first, ..] and var all }
            ? [new Figure($"{all.Count}", "街镇配额账目不符", Paths.StreetLedgerOf(first.Street, first.Year))]
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

    private async Task<IReadOnlyList<OrderListing>> WaitingAsync(OrderStage stage)
    {
        var page = await lists.PageAsync(list: null, stage, street: null, after: null, limit: 200);
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
