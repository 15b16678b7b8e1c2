using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement.Statements;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Statements;

/// <summary>A year's statements, as JSON, CSV or xlsx.</summary>
public sealed class StatementsApi(
    StatementAnswers answers,
    CostReader costs,
    YearReader years,
    Registers registers,
    Storage.Settlement.Statements statements
)
{
    private const string Form = "JSON；Accept 或 format 为 csv、xlsx 时是文件";

    [Function(nameof(GetStreetStatement))]
    [ApiCall(
        "街镇一年的课酬支出；老师姓名只给财务",
        Answer = typeof(CostStatement),
        Scopes = [Role.FinanceMaker, Role.FinanceApprover],
        Also = "本街镇和协会工作人员"
    )]
    [ApiQuery("format", Form)]
    public Task<IResult> GetStreetStatement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/statements/streets/{code}/{year}")]
            HttpRequest request,
        string code,
        string year
    ) =>
        answers.GetAsync(
            request,
            caller => MayReadCosts(caller) || caller.IsStreet(code),
            async caller =>
                !YearNumber.TryParse(year, out var asked) ? NoYear(year)
                : await costs.OfStreetAsync(code, asked, caller) is { } found
                    ? new(found, StatementSheets.Of(found), $"street-{code}-{year}")
                : new(ApiAnswer.NotFound("street.unknown", "街镇", code))
        );

    [Function(nameof(GetDistrictStatement))]
    [ApiCall(
        "一个区一年的课酬支出，街镇逐个列出；老师姓名只给财务",
        Answer = typeof(CostStatement),
        Scopes = [Role.FinanceMaker, Role.FinanceApprover],
        Also = "协会工作人员"
    )]
    [ApiQuery("format", Form)]
    public Task<IResult> GetDistrictStatement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/statements/districts/{code}/{year}")]
            HttpRequest request,
        string code,
        string year
    ) =>
        answers.GetAsync(
            request,
            MayReadCosts,
            async caller =>
                !YearNumber.TryParse(year, out var asked) ? NoYear(year)
                : await costs.OfDistrictAsync(code, asked, caller) is { } found
                    ? new(found, StatementSheets.Of(found), $"district-{found.Code}-{year}")
                : new(ApiAnswer.NotFound("district.unknown", "区", code))
        );

    [Function(nameof(GetTeacherStatement))]
    [ApiCall(
        "老师一年里发放的课酬",
        Answer = typeof(TeacherStatement),
        Scopes = [Role.FinanceMaker, Role.FinanceApprover],
        Also = "老师本人"
    )]
    [ApiQuery("format", Form)]
    public Task<IResult> GetTeacherStatement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/statements/teachers/{id}/{year}")]
            HttpRequest request,
        string id,
        string year
    ) =>
        answers.GetAsync(
            request,
            caller => CostReader.SeesTeachers(caller) || caller.IsTeacher(id),
            async _ =>
            {
                if (!YearNumber.TryParse(year, out var asked))
                    return NoYear(year);
                if (await registers.Teachers.FindAsync(id) is not { Value.Teacher: var teacher })
                    return new(ApiAnswer.NotFound("teacher.unknown", "老师", id));
                var found = await statements.YearOfAsync(id, teacher.Name, asked);
                return new(found, StatementSheets.Of(found), $"teacher-{id}-{year}");
            }
        );

    [Function(nameof(GetYearStatement))]
    [ApiCall(
        "一年里发放给全部老师的课酬，按老师和按项目",
        Answer = typeof(YearStatement),
        Scopes = [Role.FinanceMaker, Role.FinanceApprover]
    )]
    [ApiQuery("format", Form)]
    [ApiQuery("by", "文件按 teacher（老师，没有写时）还是 discipline（项目）")]
    public Task<IResult> GetYearStatement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/statements/years/{year}")]
            HttpRequest request,
        string year
    ) =>
        answers.GetAsync(
            request,
            CostReader.SeesTeachers,
            async _ =>
                !YearNumber.TryParse(year, out var asked) ? NoYear(year)
                : await years.OfAsync(asked) is var found && $"{request.Query["by"]}" == "discipline"
                    ? new(found, StatementSheets.ByDiscipline(found), $"disciplines-{year}")
                : new(found, StatementSheets.ByTeacher(found), $"teachers-{year}")
        );

    // A key is for one purpose; staff see costs, too, where a street's file lies open before them.
    private static bool MayReadCosts(Caller caller) =>
        CostReader.SeesTeachers(caller) || caller is { Kind: CallerKind.Staff, IsStaff: true };

    private static StatementAnswer NoYear(string year) => new(ApiAnswer.NotFound("year.unknown", "年份", year));
}
