using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Preparing;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Preparing;

/// <param name="EquipmentReady">Left out, it stays as it is.</param>
/// <param name="TeacherContacted">Left out, it stays as it is.</param>
public sealed record PreparationBody(
    bool VenueConfirmed,
    bool AnnouncementPosted,
    bool? EquipmentReady = null,
    bool? TeacherContacted = null
);

public sealed record PreparationView(string CourseId, IReadOnlyList<PreparationItemView> Items);

/// <param name="Done">When the street said so; null while it is open.</param>
public sealed record PreparationItemView(
    PreparationStep Step,
    string Label,
    DateTimeOffset? Done,
    DateTimeOffset? Due,
    bool Overdue
);

/// <summary>What a street has prepared of a course, over HTTP.</summary>
public sealed class PreparationApi(
    Api api,
    SavePreparation save,
    Preparations preparations,
    Courses courses,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(PutPreparation))]
    [ApiCall(
        "登记开课准备：场地、海报、器材、联系老师",
        Body = typeof(PreparationBody),
        Answer = typeof(PreparationView),
        Scopes = [Role.Reviewer],
        Also = "本街镇"
    )]
    public Task<IResult> PutPreparation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/courses/{id}/preparation")] HttpRequest request,
        string id
    ) =>
        api.SendAsync<PreparationBody>(
            request,
            caller => caller.May(Role.Reviewer) || IsOwn(caller, id),
            async (body, call) =>
            {
                var marks = new PreparationMarks(
                    body.VenueConfirmed,
                    body.AnnouncementPosted,
                    body.EquipmentReady,
                    body.TeacherContacted
                );
                var outcome = await save.RunAsync(id, marks, call, request.IfMatch());
                return outcome.IsRefused ? Refused(id, outcome.Refusals) : await ShownAsync(outcome.Value);
            }
        );

    // Whoever goes on from here sends the version back with If-Match.
    private async Task<ApiAnswer> ShownAsync(Preparation saved) =>
        ApiAnswer.Ok(await ViewAsync(saved), (await preparations.FindAsync(saved.CourseId))?.ETag);

    private async Task<PreparationView> ViewAsync(Preparation preparation)
    {
        var course = await courses.GetWithLessonsAsync(preparation.CourseId);
        var items = PreparationRules.Items(
            preparation,
            !string.IsNullOrWhiteSpace(course.Course.Discipline.Equipment),
            course.First.Start,
            course.First.End,
            await calendars.LoadAsync(),
            settings.At(course.First.Start).Teaching
        );
        return new PreparationView(preparation.CourseId, [.. items.Select(ViewOf)]);
    }

    private PreparationItemView ViewOf(PreparationItem item) =>
        new(item.Step, item.Step.Label(), item.Done, item.Due, !item.IsDone && item.Due <= clock.GetUtcNow());

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
