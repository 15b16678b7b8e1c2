using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Assessments;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Conduct;
using Delivery.Pages.Conduct.Assessments;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>A street's year in lessons with its place: for itself and for staff, as a page and as a file.</summary>
public sealed class StatementPages(
    Site site,
    StatementReader reader,
    StreetYearReader years,
    SheetFiles files,
    TimeProvider clock
)
{
    [Function(nameof(ShowOwnLessons))]
    public Task<IResult> ShowOwnLessons(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "street/year/{year}/lessons")]
            HttpRequest request,
        string year
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            caller => ShowAsync(caller, caller.Id, year, Paths.StreetLessons, Paths.StreetYear)
        );

    [Function(nameof(ShowStreetLessons))]
    public Task<IResult> ShowStreetLessons(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/streets/{code}/year/{year}/lessons")]
            HttpRequest request,
        string code,
        string year
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            caller =>
                ShowAsync(
                    caller,
                    code,
                    year,
                    asked => Paths.StreetLessonsOf(code, asked),
                    asked => Paths.StreetYearOf(code, asked)
                )
        );

    [Function(nameof(GetOwnLessonsFile))]
    public Task<IResult> GetOwnLessonsFile(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "street/year/{year}/lessons.{format:regex(^(csv|xlsx)$)}"
        )]
            HttpRequest request,
        string year,
        string format
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            caller => FileAsync(request, caller, caller.Id, year, format)
        );

    [Function(nameof(GetStreetLessonsFile))]
    public Task<IResult> GetStreetLessonsFile(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "staff/streets/{code}/year/{year}/lessons.{format:regex(^(csv|xlsx)$)}"
        )]
            HttpRequest request,
        string code,
        string year,
        string format
    ) => site.GetAsync(request, caller => caller.IsStaff, caller => FileAsync(request, caller, code, year, format));

    private async Task<IResult> ShowAsync(
        Caller caller,
        string code,
        string year,
        Func<int, string> pathOf,
        Func<int, string> costsOf
    )
    {
        if (await FindAsync(code, year) is not { } found)
            return await site.NotFoundAsync(caller);
        var isComplete = found.Year < ShanghaiTime.DateOf(clock.GetUtcNow()).Year;
        return await site.HtmlAsync(
            new StreetStatementModel(
                site.FrameFor(caller),
                found,
                isComplete,
                found.Score is { } score
                    ? new StreetYearShown(found.Year, isComplete, years.FormulaOf(found.Year), score)
                    : null,
                pathOf,
                costsOf(found.Year)
            )
        );
    }

    private async Task<IResult> FileAsync(HttpRequest request, Caller caller, string code, string year, string format)
    {
        if (await FindAsync(code, year) is not { } found)
            return await site.NotFoundAsync(caller);
        var (sheet, name) = (StatementFile.SheetOf(found), $"lessons-{code}-{year}");
        return format == "csv"
            ? files.Csv(request.HttpContext, sheet, name)
            : SheetFiles.Xlsx(request.HttpContext, sheet, name);
    }

    private async Task<StreetStatement?> FindAsync(string code, string year) =>
        YearNumber.TryParse(year, out var asked) ? await reader.ReadAsync(code, asked) : null;
}
