using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback.News;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web.Photos;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Feedback.News;

/// <param name="Photos">New ones; those that the item has already stay unless they are in <paramref name="Without"/>.</param>
/// <param name="Without">Names of photos to be taken out.</param>
public sealed record NewsDraft(
    string Title,
    string Text,
    IReadOnlyList<CleanPhoto> Photos,
    IReadOnlyList<string> Without
);

/// <summary>A street sends the news of a course; until staff release it, it may send it again in its place.</summary>
public sealed class SendNews(
    NewsItems news,
    Courses courses,
    DeliveryBlobs blobs,
    Commands commands,
    TimeProvider clock
)
{
    public static Refusal Unknown(string courseId) => new("course.unknown", $"没有找到课程“{courseId}”，请核对编号");

    public async Task<Outcome<NewsItem>> RunAsync(
        string courseId,
        NewsDraft draft,
        Call call,
        DurableTaskClient durable
    )
    {
        if (await courses.FindWithLessonsAsync(courseId) is not { } course)
            return Outcome.Refused<NewsItem>(Unknown(courseId));
        var newsId = (await news.OfCourseAsync(courseId))?.Value.NewsId ?? courseId;
        var photos = new List<NewsPhoto>();
        foreach (var photo in draft.Photos)
            photos.Add(
                new NewsPhoto(
                    await blobs.News.PutPhotoAsync(newsId, photo.Large, photo.Small),
                    photo.Width,
                    photo.Height
                )
            );
        return await commands.RunAsync(call, news.Place, durable, () => DecideAsync(course, draft, photos, call));
    }

    private async Task<Decided<NewsItem>> DecideAsync(
        CourseWithLessons course,
        NewsDraft draft,
        IReadOnlyList<NewsPhoto> added,
        Call call
    )
    {
        if (TooEarly(course) is { } early)
            return Outcome.Refused<NewsItem>(early);
        var stored = await news.OfCourseAsync(course.Course.CourseId);
        var kept = (stored?.Value.Photos ?? []).Where(photo => !draft.Without.Contains(photo.Name));
        var photos = kept.Concat(added).DistinctBy(photo => photo.Name).ToList();
        var refusals = NewsRules.Check(draft.Title, draft.Text, photos.Count).ToList();
        if (stored is not null)
            refusals.AddRange(AgainstSending(stored.Value));
        if (refusals.Count > 0)
            return Outcome.Refused<NewsItem>(refusals);
        var item = NewsOf(course.Course, stored?.Value, draft, photos, call);
        var due = await news.DueAsync(course.Course.Street.Code, course.Course.CourseId);
        return Decided.Change(
            item,
            new Act("news.send", item.NewsId),
            [.. NewsItems.Change(stored, item), Sent(course.Course, due)],
            OutboxMessage.Raise(Instances.News(course.Course.CourseId, due?.Value.Returns ?? 0), Events.News, true)
        );
    }

    // A released item is corrected by staff, not over the street's form.
    private static IReadOnlyList<Refusal> AgainstSending(NewsItem stored) =>
        stored.State == NewsState.Released
            ? [new("news.stage", "这门课的新闻已发布，要改请打协会电话")]
            : NewsStates.Move(stored.State, NewsState.Submitted).Refusals;

    private Refusal? TooEarly(CourseWithLessons course)
    {
        var held = course.Lessons.Where(lesson => lesson.Status != LessonStatus.Cancelled).ToList();
        if (!course.Course.IsOpen || held.Count == 0)
            return new("news.no-lessons", "这门课没有开，不用写新闻");
        var last = held.Max(lesson => lesson.End);
        return last > clock.GetUtcNow()
            ? new("news.early", $"最后一节课{ChineseDates.Moment(last)}结束，课程上完以后再写")
            : null;
    }

    private TableTransactionAction Sent(Course course, Stored<NewsDue>? due) =>
        due is null
            ? NewsItems.Put(
                new NewsDue(
                    course.CourseId,
                    course.Street.Code,
                    course.Street.Name,
                    course.Discipline.Name,
                    clock.GetUtcNow(),
                    IsSent: true
                )
            )
            : NewsItems.Replace(due.Value with { IsSent = true, Reason = null }, due);

    // What came by mail and was sent back keeps its id.
    private NewsItem NewsOf(
        Course course,
        NewsItem? before,
        NewsDraft draft,
        IReadOnlyList<NewsPhoto> photos,
        Call call
    ) =>
        new(
            before?.NewsId ?? course.CourseId,
            NewsState.Submitted,
            draft.Title,
            draft.Text.Trim(),
            photos,
            clock.GetUtcNow(),
            call.By.Id,
            course.Street.Code,
            course.Street.Name,
            course.Street.District,
            course.CourseId,
            course.Discipline.Name,
            Returns: before?.Returns ?? 0
        );
}
