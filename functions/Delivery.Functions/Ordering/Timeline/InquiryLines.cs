using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Matching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Timeline;

/// <summary>Who was asked and what they said. A street reads how many, and that one said yes or no; names and reasons are staff's.</summary>
internal static class InquiryLines
{
    public static IEnumerable<OrderEvent> Of(IReadOnlyList<Inquiry> asked, bool forStaff) =>
        asked
            .GroupBy(one => (one.Round, one.Batch))
            .Select(batch => Asked([.. batch], forStaff))
            .Concat(asked.Where(one => SaidAt(one) is not null).Select(one => Answered(one, forStaff)));

    // Silence is an answer from the moment until which one was waited for.
    private static DateTimeOffset? SaidAt(Inquiry one) =>
        one.AnsweredAt ?? (one.Answer == InquiryAnswer.Silent ? one.AnswerBy : null);

    private static OrderEvent Asked(IReadOnlyList<Inquiry> batch, bool forStaff) =>
        new(
            batch[0].AskedAt,
            "协会",
            $"问询{batch.Count}位老师",
            (forStaff ? $"{string.Join('、', batch.Select(one => one.TeacherName))}，" : "")
                + $"请在{Dates.Deadline(batch.Max(one => one.AnswerBy))}前答复"
        );

    private static OrderEvent Answered(Inquiry one, bool forStaff) =>
        new(
            SaidAt(one)!.Value,
            forStaff ? one.TeacherName : "老师",
            one.Answer switch
            {
                InquiryAnswer.Accepted => "一位老师接受问询",
                InquiryAnswer.Declined => "一位老师谢绝问询",
                InquiryAnswer.Proposed => "一位老师提出别的时间",
                _ => "一位老师逾期没有答复",
            },
            forStaff ? one.Reason : null
        );
}
