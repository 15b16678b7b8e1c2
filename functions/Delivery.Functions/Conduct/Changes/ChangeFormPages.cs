using Delivery.Domain;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>The form in which a street or a teacher asks for a change, from one lesson.</summary>
public sealed class ChangeFormPages(Site site, CourseChanges changes, ChangeSenders senders, FileChange file)
{
    [Function(nameof(OpenChangeForm))]
    public Task<IResult> OpenChangeForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "lessons/{id}/change")] HttpRequest request,
        string id
    ) => site.GetAsync(request, MayTry, caller => ShowAsync(caller, id, ChangeFormValues.Empty, FormErrors.None));

    [Function(nameof(PostChangeForm))]
    public Task<IResult> PostChangeForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "lessons/{id}/change")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            MayTry,
            (form, caller) => ShowAsync(caller, id, ChangeForm.Of(form), ChangeForm.ErrorsOf(form.TooLong)),
            async (form, caller) =>
            {
                if (await senders.SideOfAsync(caller, id) is not { } side)
                    return await site.NotFoundAsync(caller);
                var typed = ChangeForm.Of(form);
                var read = ChangeForm.Read(typed);
                var filed = read.IsRefused
                    ? Outcome.Refused<ChangeRequest>(read.Refusals)
                    : await file.RunAsync(id, read.Value, side, CallOf(caller, id, form), durable);
                return filed.IsRefused
                    ? await ShowAsync(caller, id, typed, ChangeForm.ErrorsOf(filed.Refusals))
                    : await site.HtmlAsync(Thanks(caller, filed.Value, side));
            }
        );

    // Double-clicked, it is one request.
    private static Call CallOf(Caller caller, string id, IFormCollection form) =>
        new(caller, Idempotency.KeyOf(caller, Paths.ChangeForm(id), form["formKey"].ToString()));

    private static bool MayTry(Caller caller) =>
        caller.Kind is CallerKind.Street or CallerKind.Teacher || caller.May(Role.Reviewer);

    private async Task<IResult> ShowAsync(Caller caller, string id, ChangeFormValues typed, FormErrors errors)
    {
        if (
            await senders.SideOfAsync(caller, id) is not { } side
            || !LessonId.TryParse(id, out var parts)
            || await changes.FindCourseAsync(parts.OrderId) is not { } course
            || course.Lesson(id) is not { } lesson
        )
            return await site.NotFoundAsync(caller);
        var venue = course.Course.VenueOf(lesson);
        return await site.HtmlAsync(
            new ChangeFormModel(
                site.FrameFor(caller),
                Guid.NewGuid().ToString("N"),
                id,
                course.Course.Discipline.Name,
                course.Course.Street.Name,
                lesson.Number,
                course.Lessons.Count,
                new LessonTime(lesson.Start, lesson.Minutes),
                venue.Name,
                venue.Address,
                BackOf(side, parts.OrderId, id),
                typed.Indoor.Length > 0 ? typed : typed with { Indoor = venue.Indoor ? "true" : "false" },
                errors
            ),
            errors.Any ? 422 : 200
        );
    }

    private MessageModel Thanks(Caller caller, ChangeRequest change, ChangeSide side) =>
        new(
            site.FrameFor(caller),
            "更改申请已提交",
            [
                "协会决定以前，课程照原来的时间和地点进行，请不要先通知学员。",
                $"协会会在 {Dates.Deadline(change.LapsesAt)} 前决定，结果发到您的邮箱；到时没有决定，申请自动失效，课程照常。",
            ],
            [
                new Step("提交申请", StepState.Done, "刚刚"),
                new Step("协会决定", StepState.Now),
                new Step("通知双方、学员和各发布渠道", StepState.Ahead),
            ],
            BackOf(side, change.CourseId, change.Lessons[0].LessonId),
            "回到课程"
        );

    private static string BackOf(ChangeSide side, string courseId, string lessonId) =>
        side switch
        {
            ChangeSide.Teacher => Paths.Lesson(lessonId),
            ChangeSide.Staff => Paths.Changes,
            _ => Paths.Order(courseId),
        };
}
