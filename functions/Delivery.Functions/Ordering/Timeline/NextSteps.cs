using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Matching;

namespace Delivery.Functions.Ordering.Timeline;

/// <summary>The moment of what comes next in an order's life.</summary>
internal static class NextSteps
{
    /// <returns>Null where no day is known.</returns>
    public static DateTimeOffset? Of(
        Order order,
        IReadOnlyList<Lesson> lessons,
        IReadOnlyList<Inquiry> asked,
        DateTimeOffset? reviewBy,
        DateTimeOffset now
    ) =>
        order.Stage switch
        {
            OrderStage.Submitted => reviewBy,
            OrderStage.Approved or OrderStage.Matching => Latest(
                asked.Where(one => one is { Answer: InquiryAnswer.Open, End: null }).Select(one => one.AnswerBy)
            ),
            OrderStage.Unmatched when order.AwaitsTimes => order.Request.LessonsInOrder()[0].Start,
            OrderStage.Confirmed or OrderStage.InDelivery => Earliest(
                lessons
                    .Where(lesson => lesson.Status == LessonStatus.Scheduled && lesson.Start > now)
                    .Select(lesson => lesson.Start)
            ),
            _ => null,
        };

    private static DateTimeOffset? Latest(IEnumerable<DateTimeOffset> moments) =>
        moments.Select(moment => (DateTimeOffset?)moment).Max();

    private static DateTimeOffset? Earliest(IEnumerable<DateTimeOffset> moments) =>
        moments.Select(moment => (DateTimeOffset?)moment).Min();
}
