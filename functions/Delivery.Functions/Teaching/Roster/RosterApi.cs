using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Domain.Teaching.Roster;
using Delivery.Functions.Security;
using Delivery.Functions.Teaching.Preparing;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>The list of who takes part in a course, as it was signed up for and as the street corrects it.</summary>
public sealed class RosterApi(
    Api api,
    RosterReader reader,
    RosterFile files,
    SaveRoster save,
    SavePreparation preparation
)
{
    [Function(nameof(GetRoster))]
    [ApiCall("学员名单", Answer = typeof(RosterView), Scopes = [Role.Reviewer, Role.Conduct], Also = "本街镇")]
    public Task<IResult> GetRoster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/courses/{id}/roster")]
            HttpRequest request,
        string id
    ) =>
        api.GetAsync(
            request,
            caller => caller.May(Role.Reviewer) || caller.May(Role.Conduct) || IsOwn(caller, id),
            async _ =>
                await reader.ReadAsync(id) is { } read
                    ? ApiAnswer.Ok(RosterReader.ViewOf(read), RosterReader.VersionOf(read))
                    : ApiAnswer.NotFound("course.unknown", "课程", id)
        );

    [Function(nameof(PutRoster))]
    [ApiCall(
        "更正学员名单：有名额而不在名单里的人移出；也可以直接发 CSV 或 xlsx（姓名、手机两列）；成年人的监护人不保存",
        Body = typeof(RosterBody),
        File = "text/csv",
        Answer = typeof(RosterView),
        Scopes = [Role.Reviewer],
        Also = "本街镇"
    )]
    public Task<IResult> PutRoster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/courses/{id}/roster")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        RequestBody.IsJson(request)
            ? api.SendAsync<RosterBody>(
                request,
                caller => May(caller, id),
                (body, call) => SaveAsync(request, id, RowsOf(body), body.HandIn, call, durable)
            )
            : api.SendFileAsync(
                request,
                caller => May(caller, id),
                async (body, call) =>
                {
                    var rows = files.Read(body);
                    return rows.IsRefused
                        ? ApiAnswer.Malformed(rows.Refusals)
                        : await SaveAsync(request, id, rows.Value, handIn: false, call, durable);
                }
            );

    private async Task<ApiAnswer> SaveAsync(
        HttpRequest request,
        string id,
        IReadOnlyList<RosterRow> rows,
        bool handIn,
        Call call,
        DurableTaskClient durable
    )
    {
        // Before anybody is taken off: nothing of what was sent is done.
        if (handIn && rows.Count == 0)
            return Refused(id, [SavePreparation.NobodyListed with { Field = "people" }]);
        var outcome = await save.ReplaceAsync(id, rows, call, durable, request.IfMatch());
        if (outcome.IsRefused)
            return Refused(id, outcome.Refusals);
        if (handIn)
        {
            var handed = await preparation.RunAsync(id, new PreparationMarks(Roster: true), call);
            if (handed.IsRefused)
                return Refused(id, handed.Refusals);
        }

        var read = (await reader.ReadAsync(id))!;
        return ApiAnswer.Ok(RosterReader.ViewOf(read), RosterReader.VersionOf(read));
    }

    private static IReadOnlyList<RosterRow> RowsOf(RosterBody body) =>
        [
            .. body.People.Select(
                (person, at) =>
                    new RosterRow(
                        at + 1,
                        new Participant(person.Name, person.Phone, person.BirthYear, Guardian: person.Guardian)
                    )
            ),
        ];

    private static bool May(Caller caller, string courseId) => caller.May(Role.Reviewer) || IsOwn(caller, courseId);

    private static bool IsOwn(Caller caller, string courseId) =>
        OrderId.TryParse(courseId, out var order) && caller.IsStreet(order.StreetCode);

    private static ApiAnswer Refused(string id, IReadOnlyList<Refusal> refusals) =>
        refusals[0].Code switch
        {
            "course.unknown" => ApiAnswer.NotFound("course.unknown", "课程", id),
            "etag.mismatch" => ApiAnswer.Stale,
            _ => ApiAnswer.Refused(refusals),
        };
}
