using Delivery.Domain.People.Training;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.People;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Home;

/// <summary>What a street is waited for beside its orders: news of courses that are over, and answers to invitations.</summary>
public sealed class NewsAndTrainings(NewsItems news, Trainings trainings)
{
    /// <param name="held">The trainings of the running year.</param>
    /// <param name="together">Among the streets that are read at once; null for a street alone.</param>
    public async Task<IReadOnlyList<Todo>> OfAsync(
        string street,
        IReadOnlyList<Training> held,
        DateTimeOffset now,
        StreetsTogether? together = null
    ) =>
        [
            .. (await (together?.DueAsync(street) ?? news.DueAsync(street))).Where(due => !due.IsSent).Select(NewsTodo),
            .. await InvitationsAsync(street, held, now),
        ];

    private static Todo NewsTodo(NewsDue due) =>
        new(
            due.Reason is null ? $"写{due.Discipline}的配送新闻" : $"修改{due.Discipline}的配送新闻",
            Paths.OrderNews(due.CourseId),
            due.Reason is null ? "写新闻" : "修改",
            due.DueAt,
            due.Reason ?? (due.IsLate ? "已经逾期，请尽快补上" : null)
        );

    /// <summary>Those that the street has not answered and still can.</summary>
    public async Task<IReadOnlyList<Todo>> InvitationsAsync(
        string street,
        IReadOnlyList<Training> held,
        DateTimeOffset now
    )
    {
        var todos = new List<Todo>();
        foreach (var training in held.Where(one => one.CalledOff is null && one.Plan.AnswerBy > now))
            if (await trainings.InvitationAsync(training.TrainingId, street) is { Value.Answer: TrainingAnswer.None })
                todos.Add(
                    new Todo(
                        $"回复培训邀请：{training.Plan.Title}",
                        Paths.StreetTraining(training.TrainingId),
                        "回复",
                        training.Plan.AnswerBy
                    )
                );
        return todos;
    }
}
