using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Functions.Storage;
using Delivery.Pages.Web;

namespace Delivery.Functions.People;

/// <summary>Today's lessons of which nobody says whether they have begun, and those that were not held.</summary>
public sealed class BegunTodos(BegunQuestions questions, TimeProvider clock)
{
    public async Task<IReadOnlyList<Todo>> TodayAsync()
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var open = (await questions.OpenAsync(today, await questions.OfDayAsync(today))).ToLookup(question =>
            question.State == BegunState.Unanswered
        );
        return
        [
            .. open[false].Select(question => Todo(question, "处理没有上成的课")),
            .. open[true].Select(question => Todo(question, "问一声是否开始了")),
        ];
    }

    private static Todo Todo(BegunQuestion question, string what) =>
        new(
            $"{what}：{question.Street}{question.Discipline}第{question.Number}节",
            Paths.Begun,
            "查看",
            question.Start,
            question.Answers.FirstOrDefault(answer => !answer.HasBegun)?.Reason ?? question.State.Label()
        );
}
