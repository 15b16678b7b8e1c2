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
public sealed class TrainingsApi(Api api, AnnounceTraining announce, RecordAttendance record)
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
                if (body.Streets.DistinctBy(one => one.Street).Count() < body.Streets.Count)
                    return ApiAnswer.Refused(
                        new Refusal("training.street-twice", "同一个街镇写了两次，请合成一条", "streets")
                    );
                var outcome = await record.RunAsync(
                    id,
                    body.Streets.ToDictionary(one => one.Street, one => one.People),
                    call
                );
                return outcome.Match(
                    Shown,
                    refusals =>
                        refusals[0] == AnswerInvitation.Unknown
                            ? ApiAnswer.NotFound("training.unknown", "培训", id)
                            : ApiAnswer.Refused(refusals)
                );
            }
        );

    private static ApiAnswer Announced(Storage.People.Training training) =>
        ApiAnswer.Created(
            $"/staff/trainings/{training.TrainingId}",
            new TrainingView(training.TrainingId, training.Plan.Title, training.Plan.Start, training.Plan.AnswerBy)
        );

    private static ApiAnswer Shown(TrainingAttendance attendance) =>
        ApiAnswer.Ok(
            new TrainingAttendanceView(
                attendance.TrainingId,
                attendance.People.Count,
                attendance.People.Values.Sum(people => people.Count)
            )
        );
}
