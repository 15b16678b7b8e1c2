using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Intake;

/// <summary>Registers from files: every error by row and column, and nothing taken that the sender did not choose.</summary>
public sealed class ImportApi(Api api, IntakeRegisters registers, TakeImport take, AnnotatedCopy copies)
{
    [Function(nameof(PostImport))]
    [ApiCall(
        "从文件导入街镇（streets）、老师（teachers）或项目（disciplines）：xlsx、CSV（UTF-8 或 GB18030）或 NDJSON",
        File = "text/csv",
        Answer = typeof(IntakeReport),
        Scopes = [Role.Admin]
    )]
    [ApiQuery("mode", "check 只检查（默认）；all 全部录入，有一行有误就一行也不录；valid 只录入无误的行")]
    [ApiQuery("annotated", "true 时答复为原文件的副本，多一列“错误”")]
    public async Task<IResult> PostImport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/import/{register}")] HttpRequest request,
        string register
    )
    {
        IResult? copy = null;
        var answer = await api.SendFileAsync(
            request,
            caller => caller.May(Role.Admin),
            async (file, call) =>
            {
                if (registers.Find(register) is not { } intake)
                    return ApiAnswer.NotFound("import.register", "可导入的登记", register);
                if (ModeOf(request) is not { } mode)
                    return ApiAnswer.Malformed(new Refusal("query.mode", "mode 应为 check、all 或 valid", "mode"));
                var sent = SentFile.Read(file, intake);
                if (sent.IsRefused)
                    return ApiAnswer.Malformed(sent.Refusals);
                var rows = await intake.CheckAsync(sent.Value.Rows);
                var outcome = await take.RunAsync(intake, mode, rows, call);
                if (WantsCopy(request) && (!outcome.IsRefused || outcome.Refusals[0].Code == IntakeReport.RowsAreWrong))
                {
                    copy = copies.Of(request.HttpContext, intake, sent.Value, rows);
                    request.HttpContext.Response.StatusCode = outcome.IsRefused ? 422 : 200;
                }

                return outcome.IsRefused ? ApiAnswer.Refused(outcome.Refusals) : ApiAnswer.Ok(outcome.Value);
            }
        );
        return copy ?? answer;
    }

    private static bool WantsCopy(HttpRequest request) =>
        request.Query["annotated"] is [{ } asked] && asked.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static IntakeMode? ModeOf(HttpRequest request) =>
        request.Query["mode"].ToString() switch
        {
            "" or "check" => IntakeMode.Check,
            "all" => IntakeMode.All,
            "valid" => IntakeMode.Valid,
            _ => null,
        };
}
