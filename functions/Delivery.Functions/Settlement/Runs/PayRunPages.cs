using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>Where finance staff see and run the month.</summary>
public sealed class PayRunPages(
    Site site,
    PayRunReader reader,
    PayRunListReader list,
    PayRunActions actions,
    Settlements settlements
)
{
    [Function(nameof(ShowPayRuns))]
    public Task<IResult> ShowPayRuns(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/settlements")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            IsFinance,
            async caller =>
                request.Query["to"].ToString() is { Length: > 0 } to
                    ? Month.TryParse(to, out var last) && last.Year >= FirstYear
                        ? await ListAsync(caller, last)
                        : await site.NotFoundAsync(caller)
                    : await ListAsync(caller, to: null)
        );

    [Function(nameof(ShowPayRun))]
    public Task<IResult> ShowPayRun(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/settlements/{month}")]
            HttpRequest request,
        string month
    ) =>
        site.GetAsync(
            request,
            IsFinance,
            caller =>
                PageAsync(
                    month,
                    caller,
                    PayRunForm.Empty,
                    FormErrors.None,
                    done: PayRunActions.DoneOf(request.Query["done"].ToString())
                )
        );

    [Function(nameof(GetPayRunFile))]
    public Task<IResult> GetPayRunFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/settlements/{month}/pay-run.xlsx")]
            HttpRequest request,
        string month
    ) =>
        site.GetAsync(
            request,
            IsFinance,
            async caller =>
                Month.TryParse(month, out var asked) && await settlements.RunAsync(asked) is not null
                    ? SheetFiles.Xlsx(
                        request.HttpContext,
                        PayRunFile.SheetOf(asked, await settlements.PayslipsAsync(asked)),
                        $"pay-run-{month}"
                    )
                    : await site.NotFoundAsync(caller)
        );

    [Function(nameof(PostPayRunAct))]
    public Task<IResult> PostPayRunAct(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/settlements/{month}/{act}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string month,
        string act
    ) =>
        site.PostAsync(
            request,
            caller => actions.May(act, caller),
            (posted, caller) =>
                PageAsync(
                    month,
                    caller,
                    PayRunForm.Of(act, posted),
                    PayRunForm.Of(act, posted).Errors(posted.TooLong),
                    422
                ),
            async (posted, caller) =>
            {
                if (!Month.TryParse(month, out var asked) || !actions.Knows(act))
                    return await site.NotFoundAsync(caller);
                var form = PayRunForm.Of(act, posted);
                var call = Idempotency.CallOf(caller, request, posted);
                var refusals = await actions.DoAsync(act, asked, form, posted, call, durable);
                return refusals.Count == 0 ? Site.SeeOther($"{Paths.Settlement(month)}?done={act}")
                    : await settlements.RunAsync(asked) is null ? await NotBegunAsync(caller, refusals)
                    : await PageAsync(month, caller, form, form.Errors(refusals), 422);
            }
        );

    // Long before anything was paid by this service.
    private const int FirstYear = 2000;

    private async Task<IResult> ListAsync(Caller caller, Month? to) =>
        await site.HtmlAsync(await list.ListAsync(site.FrameFor(caller), caller, to));

    private Task<IResult> NotBegunAsync(Caller caller, IReadOnlyList<Refusal> refusals) =>
        site.HtmlAsync(ErrorModel.Conflict(site.FrameFor(caller), refusals[0].Message, Paths.Settlements), 409);

    private async Task<IResult> PageAsync(
        string month,
        Caller caller,
        PayRunForm typed,
        FormErrors errors,
        int status = 200,
        string? done = null
    )
    {
        if (!Month.TryParse(month, out var asked) || await settlements.RunAsync(asked) is not { } run)
            return await site.NotFoundAsync(caller);
        return await site.HtmlAsync(
            await reader.PageAsync(run.Value, site.FrameFor(caller), caller, typed, errors, done),
            status
        );
    }

    private static bool IsFinance(Caller caller) => caller.IsOfFinance;
}
