using Delivery.Domain;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Feedback.News;

/// <summary>Staff let a street off: no news is waited for of this course any more.</summary>
public sealed class ExcuseNews(NewsItems news, Commands commands)
{
    public Task<Outcome<NewsDue>> RunAsync(
        string street,
        string courseId,
        string reason,
        Call call,
        DurableTaskClient durable
    ) => commands.RunAsync(call, news.Place, durable, () => DecideAsync(street, courseId, reason));

    private async Task<Decided<NewsDue>> DecideAsync(string street, string courseId, string reason)
    {
        if (await news.DueAsync(street, courseId) is not { Value: { IsSent: false } due } stored)
            return Outcome.Refused<NewsDue>("news.not-due", "这门课现在不等新闻，请刷新页面看最新情况");
        if (reason.Length == 0)
            return Outcome.Refused<NewsDue>("news.reason", "请写明为什么不用写", "reason");
        return Decided.Change(
            due,
            new Act("news.excuse", courseId, reason),
            [NewsItems.Forget(stored)],
            OutboxMessage.Raise(Instances.News(courseId, due.Returns), Events.News, false)
        );
    }
}
