using Delivery.Domain.Calendar;

namespace Delivery.Domain.People.Training;

/// <summary>What a street said to an invitation.</summary>
public enum TrainingAnswer
{
    None,
    Coming,
    NotComing,
}

public static class TrainingAnswers
{
    public static string Label(this TrainingAnswer answer) =>
        answer switch
        {
            TrainingAnswer.None => "没有回复",
            TrainingAnswer.Coming => "来",
            _ => "不来",
        };
}

/// <summary>What a training is announced with.</summary>
/// <param name="AnswerBy">Until when streets say who comes.</param>
public sealed record TrainingPlan(
    string Title,
    DateTimeOffset Start,
    int Minutes,
    string Place,
    string Address,
    DateTimeOffset AnswerBy
);

/// <summary>Why a training cannot be announced, answered or written down: every reason at once.</summary>
public static class TrainingRules
{
    public const int MostPeople = 5;
    private const int Shortest = 30;
    private const int Longest = 480;

    public static IReadOnlyList<Refusal> Check(TrainingPlan plan, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. Words(plan), .. Times(plan, now)];
    }

    /// <param name="people">Who of the street comes.</param>
    public static IReadOnlyList<Refusal> CheckAnswer(
        TrainingAnswer answer,
        IReadOnlyList<string> people,
        DateTimeOffset answerBy,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(people);
        if (now >= answerBy)
            return [new("training.closed", $"报名已于{ChineseDates.Moment(answerBy)}截止，要来请打协会电话")];
        if (answer == TrainingAnswer.None)
            return [new("training.answer", "请选择来还是不来", "answer")];
        return answer == TrainingAnswer.Coming && people.Count is 0 or > MostPeople
            ? [new("training.people", $"请写来参加的人，每行一个姓名，1到{MostPeople}人", "people")]
            : [];
    }

    private static IEnumerable<Refusal> Words(TrainingPlan plan)
    {
        if (plan.Title.Length == 0)
            yield return new("training.title", "请写培训的名称", "title");
        if (plan.Place.Length == 0)
            yield return new("training.place", "请写培训的地点", "place");
        if (plan.Address.Length == 0)
            yield return new("training.address", "请写培训地点的地址", "address");
    }

    private static IEnumerable<Refusal> Times(TrainingPlan plan, DateTimeOffset now)
    {
        if (plan.Start <= now)
            yield return new("training.start", "培训的时间已过，请改正", "start");
        if (plan.Minutes is < Shortest or > Longest)
            yield return new("training.minutes", $"培训时长应为{Shortest}到{Longest}分钟，请改正", "minutes");
        if (plan.AnswerBy <= now || plan.AnswerBy > plan.Start)
            yield return new("training.answer-by", "报名截止应在今天以后、培训开始以前，请改正", "answerBy");
    }
}
