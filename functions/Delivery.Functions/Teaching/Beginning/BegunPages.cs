using Delivery.Domain.Teaching.Beginning;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Teaching.Beginning;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Beginning;

/// <summary>One question behind the link of a mail: has the lesson begun?</summary>
public sealed class BegunPages(
    Site site,
    BegunLinks links,
    BegunQuestions questions,
    Courses courses,
    AnswerBegun answer
)
{
    [Function(nameof(ShowBegunQuestion))]
    public Task<IResult> ShowBegunQuestion(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "begun/{token}")] HttpRequest request,
        string token
    ) => site.GetAsync(request, _ => true, caller => ShowAsync(caller, token, "", FormErrors.None));

    [Function(nameof(PostBegunAnswer))]
    public Task<IResult> PostBegunAnswer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "begun/{token}")] HttpRequest request,
        string token
    ) =>
        site.PostAsync(
            request,
            _ => true,
            (form, caller) => ShowAsync(caller, token, "", FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var (state, lessonId, day, side) = links.Read(token);
                if (state != LinkState.Good || await questions.FindAsync(day, lessonId) is null)
                    return await site.LinkGoneAsync(state, caller);
                var reason = form["reason"].ToString();
                var by = await HolderAsync(lessonId, side);
                var call = new Call(by, Idempotency.KeyOf(by, $"begun/{lessonId}", form["formKey"].ToString()));
                var outcome = await answer.RunAsync(day, lessonId, side, form["act"] == "yes", reason, call);
                return outcome.IsRefused
                    ? await ShowAsync(caller, token, reason, FormErrors.Of(outcome.Refusals))
                    : Site.SeeOther($"/begun/{token}");
            }
        );

    private async Task<Caller> HolderAsync(string lessonId, BegunSide side)
    {
        var read = await courses.GetWithLessonAsync(lessonId);
        var course = read.Course;
        return side == BegunSide.Teacher && course.TeacherOf(read.Lesson) is { } teacher
            ? new Caller(CallerKind.Teacher, teacher.TeacherId, teacher.Name, new HashSet<string>())
            : new Caller(
                CallerKind.Street,
                course.Street.Code,
                course.Contacts.ForDelivery.Name,
                new HashSet<string>()
            );
    }

    private async Task<IResult> ShowAsync(Caller caller, string token, string reason, FormErrors errors)
    {
        var (state, lessonId, day, side) = links.Read(token);
        if (state != LinkState.Good || (await questions.FindAsync(day, lessonId))?.Value is not { } question)
            return await site.LinkGoneAsync(state, caller);
        var model = new BegunModel(
            site.FrameFor(Caller.Nobody),
            Guid.NewGuid().ToString("N"),
            $"/begun/{token}",
            question.Street,
            question.Discipline,
            question.Number,
            new Domain.Ordering.LessonTime(question.Start, question.Minutes),
            question.Answers.FirstOrDefault(one => one.Side == side),
            reason,
            errors
        );
        return await site.HtmlAsync(model, errors.Any ? 422 : 200);
    }
}
