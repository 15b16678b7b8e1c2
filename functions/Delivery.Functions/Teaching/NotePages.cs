using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching;

/// <summary>The form in which a lesson's teacher writes down how it went, by session or behind the link of a mail.</summary>
public sealed class NotePages(Site site, Courses courses, LessonLinks links, LessonReader reader, WriteNote write)
{
    /// <param name="id">A lesson's id, for a teacher who is signed in, or the token of a link.</param>
    [Function(nameof(PostLessonNote))]
    public Task<IResult> PostLessonNote(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "lessons/{id}/notes")] HttpRequest request,
        string id
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Teacher || !LessonId.TryParse(id, out _),
            (form, caller) => ActAsync(caller, id, form, _ => Task.FromResult(FormErrors.Of(form.TooLong))),
            (form, caller) =>
                ActAsync(
                    caller,
                    id,
                    form,
                    async on =>
                    {
                        var key = Idempotency.KeyOf(on.Actor, $"notes/{on.LessonId}", form["formKey"].ToString());
                        var outcome = await write.RunAsync(
                            on.LessonId,
                            form["notes"].ToString(),
                            new Call(on.Actor, key)
                        );
                        return FormErrors.Of(outcome.Refusals);
                    }
                )
        );

    private sealed record On(string LessonId, Caller Actor);

    private async Task<IResult> ActAsync(Caller caller, string id, IFormCollection form, Func<On, Task<FormErrors>> act)
    {
        var token = LessonId.TryParse(id, out _) ? null : id;
        var lessonId = token is null ? id : links.Read(token).LessonId;
        if (
            await courses.WithLessonAsync(lessonId) is not { } read
            || links.ActorOn(read.Course, read.Lesson, caller, token) is not { Kind: CallerKind.Teacher } actor
        )
            return token is null
                ? await site.NotFoundAsync(caller)
                : await site.LinkGoneAsync(links.GoneAs(token), caller);
        var errors = await act(new On(lessonId, actor));
        if (!errors.Any)
            return Site.SeeOther(Paths.Lesson(id), Said.NoteKept);
        var course = await courses.GetWithLessonsAsync(read.Course.CourseId);
        var model = await reader.ModelAsync(site.FrameFor(caller), course, read.Lesson, token);
        return await site.HtmlAsync(model with { OwnNote = form["notes"].ToString(), Errors = errors }, 422);
    }
}
