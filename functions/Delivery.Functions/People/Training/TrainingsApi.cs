using Delivery.Domain;
using Delivery.Domain.People.Training;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.People.Training;

public sealed record TrainingBody(
    [Typed(TextKind.Title)] string Title,
    DateTimeOffset Start,
    int Minutes,
    [Typed(TextKind.Title)] string Place,
    [Typed(TextKind.Line)] string Address,
    DateTimeOffset AnswerBy
);

public sealed record TrainingView(string TrainingId, string Title, DateTimeOffset Start, DateTimeOffset AnswerBy);

public sealed record TrainedStreetBody(
    [Typed(TextKind.Code)] string Street,
    [Typed(TextKind.Name)] IReadOnlyList<string> People
);

public sealed record TrainingAttendanceBody(IReadOnlyList<TrainedStreetBody> Streets);

public sealed record TrainingAttendanceView(string TrainingId, int Streets, int People);

/// <summary>Trainings of street staff over HTTP.</summary>
public sealed class TrainingsApi(Api api, Trainings trainings, AnnounceTraining announce, RecordAttendance record)
{
    [Function(nameof(PostTraining))]
    [ApiCall(
        "发布一次街镇工作人员培训，并邀请所有街镇",
        Body = typeof(TrainingBody),
        Answer = typeof(TrainingView),
        Status = 201,
        Scopes = [Role.Conduct]
    )]
    public Task<IResult> PostTraining(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/trainings")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        api.SendAsync<TrainingBody>(
            request,
            caller => caller.May(Role.Conduct),
            async (body, call) =>
            {
                var plan = new TrainingPlan(
                    body.Title,
                    body.Start,
                    body.Minutes,
                    body.Place,
                    body.Address,
                    body.AnswerBy
                );
                var outcome = await announce.RunAsync(plan, call, durable);
                return outcome.Match(Announced, refusals => ApiAnswer.Refused(refusals));
            }
        );

    [Function(nameof(PutTrainingAttendance))]
    [ApiCall(
        "记录培训的出席",
        Body = typeof(TrainingAttendanceBody),
        Answer = typeof(TrainingAttendanceView),
        Scopes = [Role.Conduct]
    )]
    public Task<IResult> PutTrainingAttendance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/trainings/{id}/attendance")] HttpRequest request,
        string id
    ) =>
        api.SendAsync<TrainingAttendanceBody>(
            request,
            caller => caller.May(Role.Conduct),
            async (body, call) =>
            {
                var streets = body.Streets.Select(
                    (one, at) =>
                        new AttendedStreet(one.Street, one.People, $"streets[{at}].street", $"streets[{at}].people")
                );
                var outcome = await record.RunAsync(id, [.. streets], call, request.IfMatch());
                return !outcome.IsRefused ? await ShownAsync(outcome.Value)
                    : outcome.Refusals[0] == AnswerInvitation.Unknown
                        ? ApiAnswer.NotFound("training.unknown", "培训", id)
                    : outcome.Refusals[0] == Preconditions.Stale ? ApiAnswer.Stale
                    : ApiAnswer.Refused(outcome.Refusals);
            }
        );

    private static ApiAnswer Announced(Storage.People.Training training) =>
        ApiAnswer.Created(
            $"/staff/trainings/{training.TrainingId}",
            new TrainingView(training.TrainingId, training.Plan.Title, training.Plan.Start, training.Plan.AnswerBy)
        );

    // Whoever corrects it sends the version back with If-Match.
    private async Task<ApiAnswer> ShownAsync(TrainingAttendance attendance) =>
        ApiAnswer.Ok(
            new TrainingAttendanceView(
                attendance.TrainingId,
                attendance.People.Count,
                attendance.People.Values.Sum(people => people.Count)
            ),
            (await trainings.AttendanceAsync(attendance.TrainingId))?.ETag
        );
}
