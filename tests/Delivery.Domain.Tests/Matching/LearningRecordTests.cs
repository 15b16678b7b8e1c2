using Delivery.Domain.Matching;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Matching;

public sealed class LearningRecordTests
{
    [Fact]
    public void Who_was_never_asked_has_a_blank_record()
    {
        var record = LearningRecord.Of([]);

        Assert.Equal(
            (0, 0, 0, 0, 0),
            (record.Offered, record.Accepted, record.Declined, record.Proposed, record.Silent)
        );
        Assert.Empty(record.Reasons);
        Assert.Null(record.HoursToAnswer);
    }

    [Fact]
    public void Answers_are_counted_with_the_most_frequent_reason_first_and_the_mean_of_the_hours()
    {
        var asked = At("2026-09-01 09:00");
        var record = LearningRecord.Of([
            new AnsweredInquiry(InquiryAnswer.Accepted, asked, asked.AddHours(1), null),
            new AnsweredInquiry(InquiryAnswer.Declined, asked, asked.AddHours(2), "路程太远"),
            new AnsweredInquiry(InquiryAnswer.Declined, asked, asked.AddHours(3), "时间冲突"),
            new AnsweredInquiry(InquiryAnswer.Declined, asked, asked.AddHours(4), "时间冲突"),
            new AnsweredInquiry(InquiryAnswer.Proposed, asked, asked.AddHours(5), "周二都可以"),
            new AnsweredInquiry(InquiryAnswer.Silent, asked, null, null),
            new AnsweredInquiry(InquiryAnswer.Open, asked, null, null),
        ]);

        Assert.Equal(
            (7, 1, 3, 1, 1),
            (record.Offered, record.Accepted, record.Declined, record.Proposed, record.Silent)
        );
        Assert.Equal([("时间冲突", 2), ("路程太远", 1)], record.Reasons);
        Assert.Equal(3, record.HoursToAnswer);
    }
}
