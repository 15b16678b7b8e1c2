using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Matching.OtherTimes;

/// <summary>When a street is asked for other times, and which it may choose: those of proposed times (domain.md, section 2.4).</summary>
public static class TimesRules
{
    /// <summary>As the order's history names them.</summary>
    public const string Asked = "请街镇另选时间";

    public const string Chosen = "街镇另选了时间";
    public const string None = "街镇没有别的时间";

    /// <summary>Why this order's street cannot be asked now, whatever staff write; null where it can.</summary>
    public static Refusal? Impossible(Order order, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Stage != OrderStage.Unmatched)
            return new("times.stage", $"课程目前是“{order.Stage.Label()}”，没有请到老师的课程才能请街镇另选时间");
        if (order.WasConfirmed)
            return new("times.fixed", "这门课已经开班，时间不能再改；请另找老师，或说明原因后放弃");
        if (order.Times is { IsOpen: true } open)
            return new("times.open", $"已在{ChineseDates.Moment(open.At)}请街镇另选时间，还没有答复");
        if (order.Times is { WaitsForSearch: true })
            return new("times.stage", "街镇刚另选了时间，马上按新的时间找老师，请稍后刷新页面");
        return order.Request.LessonsInOrder()[0].Start <= now
            ? new("times.late", "第1节课的时间已到，不能再请街镇另选时间")
            : null;
    }

    /// <summary>The order with the question in it, or every reason at once.</summary>
    /// <param name="lessons">Numbers, from 1.</param>
    public static Outcome<Order> Ask(
        Order order,
        string? text,
        IReadOnlyList<int> lessons,
        DateTimeOffset now,
        string by
    )
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(lessons);
        if (Impossible(order, now) is { } impossible)
            return Outcome.Refused<Order>(impossible);
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(text))
            refusals.Add(new("times.text", "请写明想请街镇怎样改时间，街镇会看到", "timesText"));
        if (lessons.Count == 0 || lessons.Any(number => number < 1 || number > order.Request.Lessons.Count))
            refusals.Add(new("times.lessons", "请勾选要另选时间的课，至少一节", "timesLesson"));
        if (refusals.Count > 0)
            return Outcome.Refused<Order>(refusals);
        var asked = new TimesAsked((order.Times?.Number ?? 0) + 1, now, by, text!, [.. lessons.Distinct().Order()]);
        return Outcome.Of(
            order with
            {
                Times = asked,
                History = [.. order.History, new OrderEvent(now, by, Asked, text)],
            }
        );
    }

    /// <summary>Why the street cannot answer now; null where it can.</summary>
    public static Refusal? Closed(Order order, int number, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Times is not { } asked || asked.Number != number)
            return new("times.newer", "协会后来又请您另选过时间，请打开最新的一封信");
        if (!asked.IsOpen)
            return new("times.answered", "这一次已经答复过，不能再改，请刷新页面查看");
        if (order.Stage is OrderStage.Approved or OrderStage.Matching && !order.WasConfirmed)
            return new("times.searching", "协会正在按现在的时间再问老师，暂时不用另选时间；还是没有结果时可以再选");
        if (!order.AwaitsTimes)
            return new("times.over", $"课程目前是“{order.Stage.Label()}”，不用再另选时间");
        return order.Request.LessonsInOrder()[0].Start <= now
            ? new("times.late", "第1节课的时间已到，不能再答复，请联系协会")
            : null;
    }

    /// <summary>The order with the street's answer in it, or every reason at once; its times follow when the search begins.</summary>
    public static Outcome<Order> Answer(Order order, int number, TimesReply reply, ProposalFacts facts, string by)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(facts);
        if (Closed(order, number, facts.Now) is { } closed)
            return Outcome.Refused<Order>(closed);
        if (reply.Answer == TimesAnswer.Open)
            return Outcome.Refused<Order>("times.answer", "请选择提交新的时间，或没有别的时间");
        var times = reply.Answer == TimesAnswer.Chosen ? TimesOf(order, reply) : null;
        var refusals = times is null ? [] : Against(order, reply, times, facts);
        if (refusals.Count > 0)
            return Outcome.Refused<Order>(refusals);
        var answered = order.Times! with
        {
            Answer = reply.Answer,
            AnsweredAt = facts.Now,
            Comment = reply.Comment,
            Times = times is null ? null : [.. times.OrderBy(time => time.Start)],
            AcceptsHolidays = times is not null && reply.AcceptsHolidays,
        };
        var what = times is null ? None : Chosen;
        return Outcome.Of(
            order with
            {
                Times = answered,
                History = [.. order.History, new OrderEvent(facts.Now, by, what, reply.Comment)],
            }
        );
    }

    // In the order of the lessons' numbers, as the form has them; what was left empty stays as ordered, and is refused.
    private static IReadOnlyList<LessonTime> TimesOf(Order order, TimesReply reply) =>
        [
            .. order
                .Request.LessonsInOrder()
                .Select(
                    (lesson, index) =>
                        IsAsked(order, index) && reply.Starts.GetValueOrDefault(index + 1) is { } start
                            ? lesson with
                            {
                                Start = start,
                            }
                            : lesson
                ),
        ];

    private static IReadOnlyList<Refusal> Against(
        Order order,
        TimesReply reply,
        IReadOnlyList<LessonTime> times,
        ProposalFacts facts
    )
    {
        var ordered = order.Request.LessonsInOrder();
        var missing = order
            .Times!.Lessons.Where(number => reply.Starts.GetValueOrDefault(number) is null)
            .Select(number => new Refusal(
                "times.missing",
                $"请为第{number}节填好日期和开始时间",
                $"lessons[{number - 1}].start"
            ))
            .ToList();
        if (ordered.Zip(times).All(pair => pair.First.Start == pair.Second.Start))
            return missing.Count > 0
                ? missing
                : [new("times.same", "新的时间和原来一样，请改动时间，或选择没有别的时间", "lessons")];
        var holiday = ProposalRules.Unticked(
            times,
            reply.AcceptsHolidays || order.Request.AcceptsHolidays,
            facts.Calendar
        );
        return [.. missing, .. ProposalRules.Check(ordered, times, facts), .. holiday is null ? [] : new[] { holiday }];
    }

    private static bool IsAsked(Order order, int index) => order.Times!.Lessons.Contains(index + 1);
}
