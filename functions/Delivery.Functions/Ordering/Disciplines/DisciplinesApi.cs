using Azure;
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

/// <param name="Active">Left out it stays as it is stored; what is new is active.</param>
/// <param name="NameEn">Left out it stays; an empty text takes it away.</param>
public sealed record DisciplineBody(
    [Typed(TextKind.Title)] string Name,
    Category Category,
    int DefaultLessons,
    int LessonMinutes,
    [Typed(TextKind.Paragraph)] string? Equipment = null,
    bool? Active = null,
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

    /// <param name="known">What is stored.</param>
    public Discipline Discipline(string code, Discipline? known) =>
        new(
            code,
            Name,
            Category,
            DefaultLessons,
            LessonMinutes,
            Equipment,
            Active ?? known?.Active ?? true,
            (NameEn ?? known?.NameEn) is { Length: > 0 } english ? english : null
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
            (body, call) =>
                TableRows.UntilCommittedAsync(async () =>
                {
                    var answer = await PutAsync(code, body, call, request.IfMatch());
                    // What is left as stored must still be what was read.
                    return (request.IfMatch() is not null || answer.Status != ApiAnswer.Stale.Status, answer);
                })
        );

    [Function(nameof(GetDiscipline))]
    [ApiCall("查看项目", Answer = typeof(Discipline), Open = true)]
    public Task<IResult> GetDiscipline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/disciplines/{code}")]
            HttpRequest request,
        string code
    ) =>
        api.GetAsync(
            request,
            _ => true,
            async _ =>
                await registers.Disciplines.FindAsync(code) is { } stored
                    ? ApiAnswer.Ok(stored.Value, stored.ETag)
                    : ApiAnswer.NotFound("discipline.unknown", "项目", code)
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

    private async Task<ApiAnswer> PutAsync(string code, DisciplineBody body, Call call, ETag? ifMatch)
    {
        var known = await registers.Disciplines.FindAsync(code);
        var discipline = body.Discipline(code, known?.Value);
        var refusals = RegisterRules.Check(discipline, settings.Ordering);
        if (refusals.Count > 0)
            return ApiAnswer.Refused(refusals);
        var (result, etag) = await registers.Disciplines.PutAsync(
            call,
            new Act("discipline.put", code),
            code,
            discipline,
            ifMatch ?? known?.ETag ?? Versions.Absent
        );
        return result switch
        {
            PutResult.Stale => ApiAnswer.Stale,
            PutResult.Created => ApiAnswer.Created($"/api/disciplines/{code}", discipline, etag),
            _ => ApiAnswer.Ok(discipline, etag),
        };
    }
}
