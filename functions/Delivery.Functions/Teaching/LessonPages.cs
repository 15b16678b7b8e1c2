using System.Globalization;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Pages.Teaching;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching;

/// <summary>One lesson for its teacher, behind the mailed link or signed in; and the street's headcount.</summary>
public sealed class LessonPages(
    Site site,
    Courses courses,
    MediaRegister register,
    SignedLinks links,
    RecordHeadcount record,
    LessonSettings lessonSettings,
    TeachingSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(LessonPage))]
    public Task<IResult> LessonPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "lessons/{token}")] HttpRequest request,
        string token
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
            {
                var link = links.Read(LinkPurpose.Lesson, token);
                var lessonId = link.State == LinkState.Good ? link.Subject : token;
                if (await courses.LessonAsync(lessonId) is not { } lesson)
                    return await site.LinkGoneAsync(link.State, caller);
                var course = (await courses.GetAsync(lesson.Value.CourseId)).Value;
                var isTeacher =
                    link.State == LinkState.Good
                    || course.Teacher is { } teacher && caller.IsTeacher(teacher.TeacherId);
                return isTeacher
                    ? await site.HtmlAsync(await ModelAsync(caller, lesson.Value, course, token))
                    : await site.HtmlAsync(ErrorModel.SignInFirst(site.FrameFor(caller)), 401);
            }
        );

    [Function(nameof(PostHeadcount))]
    public Task<IResult> PostHeadcount(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "lessons/{id}/headcount")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            caller =>
                LessonId.TryParse(id, out var lesson) && caller.IsStreet(OrderId.Parse(lesson.OrderId).StreetCode),
            async (form, caller) =>
            {
                var typed = form["headcount"].ToString().Trim();
                var headcount = int.TryParse(typed, CultureInfo.InvariantCulture, out var number) ? number : -1;
                var outcome = await record.RunAsync(id, headcount, caller, durable);
                if (!outcome.IsRefused)
                    return Site.SeeOther($"{Paths.Order(outcome.Value.CourseId)}#lesson-{outcome.Value.Number}");
                var back = Paths.Order(LessonId.Parse(id).OrderId);
                return await site.HtmlAsync(
                    ErrorModel.Conflict(
                        site.FrameFor(caller),
                        string.Join("；", outcome.Refusals.Select(refusal => refusal.Message)),
                        back
                    ),
                    422
                );
            }
        );

    private async Task<LessonModel> ModelAsync(Caller caller, Lesson lesson, Course course, string token)
    {
        var contact = course.Contacts.ForDelivery;
        var begun = lesson.Start <= clock.GetUtcNow();
        return new LessonModel(
            site.FrameFor(caller),
            token,
            lesson.Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            (await courses.LessonsAsync(course.CourseId)).Count,
            course.Discipline.Name,
            course.Discipline.Category,
            course.Street.Name,
            course.Venue.Name,
            course.Venue.Address,
            $"{course.Audience.Ages}，约{course.Audience.Expected}人",
            new Person(contact.Name, contact.Phone),
            lesson.HasMedia ? new Mark("已上传", Tone.Ok)
                : begun ? new Mark("待上传", Tone.Warn)
                : new Mark("待上课"),
            LessonDeadlines.MediaDue(lesson.End, lessonSettings),
            begun,
            begun ? null : "上课后可以在这里上传照片或视频。",
            settings.MostMegabytes,
            [
                .. (await register.OfLessonAsync(lesson.LessonId))
                    .Where(media => media.State == MediaState.Taken)
                    .Select(Uploaded),
            ]
        );
    }

    private static UploadedMedia Uploaded(LessonMedia media) =>
        new(
            media.FileName,
            media.At,
            new Mark("已收到", Tone.Ok),
            null,
            media.ContentType?.StartsWith("image/", StringComparison.Ordinal) == true
        );
}
