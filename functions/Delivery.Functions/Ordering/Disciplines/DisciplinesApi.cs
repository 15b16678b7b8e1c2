using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Disciplines;

public sealed record DisciplineBody(
    [Typed(TextKind.Title)] string Name,
    Category Category,
    int DefaultLessons,
    int LessonMinutes,
    [Typed(TextKind.Paragraph)] string? Equipment = null,
    bool Active = true,
    [Typed(TextKind.Title)] string? NameEn = null
)
{
    public static DisciplineBody Of(Discipline discipline) =>
        new(
            discipline.Name,
            discipline.Category,
            discipline.DefaultLessons,
            discipline.LessonMinutes,
            discipline.Equipment,
            discipline.Active,
            discipline.NameEn
        );

    public Discipline Discipline(string code) =>
        new(
            code,
            Name,
            Category,
            DefaultLessons,
            LessonMinutes,
            Equipment,
            Active,
            string.IsNullOrEmpty(NameEn) ? null : NameEn
        );
}

/// <summary>The catalogue of what is taught.</summary>
public sealed class DisciplinesApi(Api api, Registers registers, CurrentSettings settings)
{
    [Function(nameof(PutDiscipline))]
    [ApiCall(
        "登记项目",
        Body = typeof(DisciplineBody),
        Answer = typeof(Discipline),
        Makes = true,
        Scopes = [Role.Admin]
    )]
    public Task<IResult> PutDiscipline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/disciplines/{code}")] HttpRequest request,
        string code
    ) =>
        api.SendAsync<DisciplineBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, call) =>
            {
                var discipline = body.Discipline(code);
                var refusals = RegisterRules.Check(discipline, settings.Ordering);
                if (refusals.Count > 0)
                    return ApiAnswer.Refused(refusals);
                var (result, etag) = await registers.Disciplines.PutAsync(
                    call,
                    new Act("discipline.put", code),
                    code,
                    discipline,
                    request.IfMatch()
                );
                return result switch
                {
                    PutResult.Stale => ApiAnswer.Stale,
                    PutResult.Created => ApiAnswer.Created($"/api/disciplines/{code}", discipline, etag),
                    _ => ApiAnswer.Ok(discipline, etag),
                };
            }
        );

    [Function(nameof(ListDisciplines))]
    [ApiCall("项目目录", Items = typeof(Discipline), Open = true)]
    public Task<IResult> ListDisciplines(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/disciplines")] HttpRequest request
    ) =>
        api.GetAsync(
            request,
            _ => true,
            async _ =>
            {
                var asked = PageAsked.Of(request);
                var page = await registers.Disciplines.PageAsync(asked.From(string.Empty), asked.Limit);
                return asked.Answer(request, page, discipline => discipline.Value);
            }
        );
}
