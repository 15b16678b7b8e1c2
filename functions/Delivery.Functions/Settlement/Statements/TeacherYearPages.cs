using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Pages.Settlement.Statements;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Statements;

/// <summary>What a teacher was paid in a year: for the teacher, and for finance.</summary>
public sealed class TeacherYearPages(Site site, Registers registers, Storage.Settlement.Statements statements)
{
    [Function(nameof(ShowOwnYear))]
    public Task<IResult> ShowOwnYear(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "teacher/year/{year}")] HttpRequest request,
        string year
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Teacher,
            caller => PageAsync(caller.Id, year, caller, Paths.TeacherYear)
        );

    [Function(nameof(ShowTeacherYear))]
    public Task<IResult> ShowTeacherYear(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/teachers/{id}/year/{year}")]
            HttpRequest request,
        string id,
        string year
    ) =>
        site.GetAsync(
            request,
            CostReader.SeesTeachers,
            caller => PageAsync(id, year, caller, asked => Paths.TeacherYearOf(id, asked))
        );

    private async Task<IResult> PageAsync(string teacherId, string year, Caller caller, Func<int, string> pathOf)
    {
        if (
            !YearNumber.TryParse(year, out var asked)
            || await registers.Teachers.FindAsync(teacherId) is not { Value.Teacher: var teacher }
        )
            return await site.NotFoundAsync(caller);
        var found = await statements.YearOfAsync(teacherId, teacher.Name, asked);
        return await site.HtmlAsync(
            new TeacherYearModel(
                site.FrameFor(caller),
                found.Name,
                found.Year,
                found.Months,
                found.Totals,
                pathOf(asked - 1),
                pathOf(asked + 1),
                Paths.TeacherStatement(teacherId, asked)
            )
        );
    }
}
