using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Workflow;
using Delivery.Pages.Feedback;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Feedback;

/// <summary>Staff see which streets have reported on a month, take the list as a file, and remind who has not.</summary>
public sealed class FeedbackListPages(
    Site site,
    FeedbackListReader reader,
    FeedbackDrafts drafts,
    Settlements settlements,
    RemindStreets remind,
    SheetFiles files,
    TimeProvider clock
)
{
    private static readonly (string Key, string Label)[] Shown =
    [
        ("all", "全部"),
        ("submitted", "已提交"),
        ("begun", "填了一半"),
        ("silent", "没有动静"),
        ("late", "逾期未交"),
        ("contradictory", "与照片矛盾"),
    ];

    [Function(nameof(ShowFeedbackList))]
    public Task<IResult> ShowFeedbackList(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/feedback/{month}")]
            HttpRequest request,
        string month
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            caller => ShowAsync(request, month, caller, asked => PageAsync(caller, asked, FormErrors.None))
        );

    [Function(nameof(GetFeedbackXlsx))]
    public Task<IResult> GetFeedbackXlsx(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/feedback/{month}.xlsx")]
            HttpRequest request,
        string month
    ) => FileAsync(request, month, (asked, sheet) => SheetFiles.Xlsx(request.HttpContext, sheet, $"feedback-{asked}"));

    [Function(nameof(GetFeedbackCsv))]
    public Task<IResult> GetFeedbackCsv(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/feedback/{month}.csv")]
            HttpRequest request,
        string month
    ) => FileAsync(request, month, (asked, sheet) => files.Csv(request.HttpContext, sheet, $"feedback-{asked}"));

    [Function(nameof(PostFeedbackReminder))]
    public Task<IResult> PostFeedbackReminder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/feedback/{month}/remind")]
            HttpRequest request,
        string month
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Reviewer),
            (form, caller) =>
                ShowAsync(request, month, caller, asked => PageAsync(caller, asked, FormErrors.Of(form.TooLong))),
            (form, caller) =>
                ShowAsync(
                    request,
                    month,
                    caller,
                    async asked =>
                    {
                        var key = Idempotency.KeyOf(caller, $"remind/{asked.Month}", form["formKey"].ToString());
                        var outcome = await remind.RunAsync(asked.Month, new Call(caller, key));
                        return outcome.IsRefused
                            ? await PageAsync(caller, asked, FormErrors.Of(outcome.Refusals))
                            : Site.SeeOther(Paths.StaffFeedback(month) + QueryOf(asked));
                    }
                )
        );

    private Task<IResult> FileAsync(HttpRequest request, string month, Func<Month, Sheet, IResult> write) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            caller =>
                ShowAsync(
                    request,
                    month,
                    caller,
                    async asked =>
                    {
                        var window = (await settlements.WindowsAsync(asked.Month)).Feedback;
                        var lines = InDistrict(await reader.LinesAsync(asked.Month, window), asked);
                        return write(asked.Month, FeedbackListReader.SheetOf(asked, lines.Where(asked.Fits)));
                    }
                )
        );

    private async Task<IResult> ShowAsync(
        HttpRequest request,
        string month,
        Caller caller,
        Func<FeedbackAsked, Task<IResult>> show
    )
    {
        if (!Month.TryParse(month, out var parsed) || !await settlements.HasWindowsAsync(parsed))
            return await site.NotFoundAsync(caller);
        var district = Districts.Find(request.Query["district"].ToString())?.Name ?? "";
        var typed = request.Query["show"].ToString();
        return await show(
            new FeedbackAsked(parsed, district, Shown.Any(one => one.Key == typed) ? typed : Shown[0].Key)
        );
    }

    private async Task<IResult> PageAsync(Caller caller, FeedbackAsked asked, FormErrors errors)
    {
        var window = (await settlements.WindowsAsync(asked.Month)).Feedback;
        var now = clock.GetUtcNow();
        var all = await reader.LinesAsync(asked.Month, window);
        var lines = InDistrict(all, asked);
        var reminded = await drafts.RemindedAsync(asked.Month, ShanghaiTime.DateOf(now));
        var model = new FeedbackListModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            asked.Month,
            window.OpensAt,
            window.ClosesAt,
            now,
            asked.District,
            asked.Show,
            [.. Districts.All.Select(district => new Choice(district.Name, district.Name))],
            ChipsOf(asked, lines),
            [.. lines.Where(asked.Fits)],
            all.Count(line => line.State.IsMissing()),
            reminded?.Value.At,
            caller.May(Role.Reviewer) && window.Contains(now),
            QueryOf(asked),
            errors
        );
        return await site.HtmlAsync(model, errors.Any ? 422 : 200);
    }

    private static IReadOnlyList<FilterChip> ChipsOf(FeedbackAsked asked, IReadOnlyList<FeedbackListLine> lines) =>
        [
            .. Shown.Select(one => new FilterChip(
                one.Label,
                Paths.StaffFeedback(asked.Month.ToString()) + QueryOf(asked with { Show = one.Key }),
                one.Key == asked.Show,
                lines.Count((asked with { Show = one.Key }).Fits)
            )),
        ];

    private static IReadOnlyList<FeedbackListLine> InDistrict(
        IReadOnlyList<FeedbackListLine> lines,
        FeedbackAsked asked
    ) => asked.District.Length == 0 ? lines : [.. lines.Where(line => line.District == asked.District)];

    private static string QueryOf(FeedbackAsked asked) =>
        $"?show={asked.Show}{(asked.District.Length == 0 ? "" : $"&district={Uri.EscapeDataString(asked.District)}")}";
}
