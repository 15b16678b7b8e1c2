using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering.Bulk;

/// <summary>A season's orders from one file: every error by row and column, and nothing filed that the sender did not choose.</summary>
public sealed class OrderImportApi(Api api, OrderIntake intake, TakeOrders take, AnnotatedCopy copies)
{
    // Five thousand rows with contacts are a little over a megabyte of CSV; as xlsx they are half of one.
    private const int Limit = 3 * 512 * 1024;

    [Function(nameof(ImportOrders))]
    [ApiCall(
        "从文件申报订单：xlsx、CSV（UTF-8 或 GB18030）或 NDJSON，最多5000行",
        File = "text/csv",
        Answer = typeof(IntakeReport),
        Scopes = [Role.Reviewer],
        Also = "街镇（本街镇的订单）"
    )]
    [ApiQuery("mode", "check 只检查（默认）；all 全部申报，有一行有误就一单也不报；valid 只申报无误的行")]
    [ApiQuery("annotated", "true 时答复为原文件的副本，多一列“错误”")]
    public async Task<IResult> ImportOrders(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/import/orders")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    )
    {
        IResult? copy = null;
        var answer = await api.SendFileAsync(
            request,
            caller => caller.May(Role.Reviewer) || caller.Kind == CallerKind.Street,
            async (file, call) =>
            {
                if (ModeOf(request.Query["mode"].ToString()) is not { } mode)
                    return ApiAnswer.Malformed(new Refusal("query.mode", "mode 应为 check、all 或 valid", "mode"));
                var sent = SentFile.Read(file, intake);
                if (sent.IsRefused)
                    return ApiAnswer.Malformed(sent.Refusals);
                var judged = await intake.CheckAsync(sent.Value.Rows, call.By);
                var outcome = await take.RunAsync(intake, mode, judged, call, durable);
                if (WantsCopy(request) && (!outcome.IsRefused || outcome.Refusals[0].Code == IntakeReport.RowsAreWrong))
                {
                    copy = copies.Of(request.HttpContext, intake, sent.Value, [.. judged.Select(one => one.Row)]);
                    request.HttpContext.Response.StatusCode = outcome.IsRefused ? 422 : 200;
                }

                return outcome.IsRefused ? ApiAnswer.Refused(outcome.Refusals) : ApiAnswer.Ok(outcome.Value);
            },
            Limit
        );
        return copy ?? answer;
    }

    private static bool WantsCopy(HttpRequest request) =>
        request.Query["annotated"] is [{ } asked] && asked.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static IntakeMode? ModeOf(string mode) =>
        mode switch
        {
            "" or "check" => IntakeMode.Check,
            "all" => IntakeMode.All,
            "valid" => IntakeMode.Valid,
            _ => null,
        };
}
