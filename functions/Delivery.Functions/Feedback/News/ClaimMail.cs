using Delivery.Domain;
using Delivery.Domain.Feedback.News;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Feedback.News;

/// <summary>Staff say of which course a mail is that was set aside.</summary>
public sealed class ClaimMail(NewsItems news, Courses courses, Commands commands)
{
    public Task<Outcome<NewsItem>> RunAsync(string newsId, string courseId, Call call, DurableTaskClient durable) =>
        commands.RunAsync(call, news.Place, durable, () => DecideAsync(newsId, courseId));

    private async Task<Decided<NewsItem>> DecideAsync(string newsId, string courseId)
    {
        if (await news.FindAsync(newsId) is not { } stored)
            return Outcome.Refused<NewsItem>(ReviewNews.Unknown);
        if (stored.Value.State != NewsState.SetAside)
            return Outcome.Refused<NewsItem>("news.stage", "这封来信已经认领过了，请刷新页面看最新情况");
        if ((await courses.FindAsync(courseId))?.Value is not { } course)
            return Outcome.Refused<NewsItem>(
                "news.course-unknown",
                $"没有找到课程“{courseId}”，请核对编号",
                "courseId"
            );
        var claimed = stored.Value with
        {
            State = NewsState.Submitted,
            Street = course.Street.Code,
            StreetName = course.Street.Name,
            District = course.Street.District,
            CourseId = course.CourseId,
            Discipline = course.Discipline.Name,
        };
        return await NewsOfMail.ChangeAsync(
            news,
            stored,
            claimed,
            new Act("news.claim", claimed.NewsId, claimed.CourseId)
        );
    }
}
