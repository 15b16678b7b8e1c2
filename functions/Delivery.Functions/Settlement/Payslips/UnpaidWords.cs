using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Settlement;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>Why a lesson is not paid with the month, and what becomes of it, in words.</summary>
public static class UnpaidWords
{
    /// <param name="teacher">How the reader calls whoever taught it.</param>
    public static string WhyOf(UnpaidLesson lesson, string teacher = "您") =>
        lesson switch
        {
            { Why: Payability.Contradiction } => $"街镇说没上，{teacher}有照片或视频；协会还在核对，转到以后的月份再定",
            { Why: Payability.Payable } => "工资单做好以后才有反馈或照片，转到以后的月份发",
            { Why: Payability.Deferred } => "街镇还没有反馈，也没有照片或视频；转到以后的月份再定",
            { ByStaff: true } => "协会核对后决定不发课酬",
            { Reason: { } reason } =>
                $"街镇反馈没有上（{NotDeliveredReasons.Find(reason)?.Label ?? reason}），不发课酬",
            _ => "等了一个月，街镇没有反馈，也没有照片或视频，不发课酬",
        };

    public static Task<IReadOnlyList<UnpaidRow>> UnpaidOfAsync(this Registers registers, KeptPayslip kept) =>
        registers.UnpaidOfAsync(kept.Unpaid ?? []);

    public static async Task<IReadOnlyList<UnpaidRow>> UnpaidOfAsync(
        this Registers registers,
        IReadOnlyList<UnpaidLesson> unpaid
    )
    {
        if (unpaid.Count == 0)
            return [];
        var names = (await registers.Streets.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name);
        return
        [
            .. unpaid.Select(lesson => new UnpaidRow(
                lesson.Start,
                lesson.Discipline,
                names.GetValueOrDefault(lesson.Street, lesson.Street),
                WhyOf(lesson)
            )),
        ];
    }

    /// <summary>The month of the lesson, where an earlier one than the payslip's.</summary>
    public static Month? CarriedFrom(Payslip payslip, PayslipLine line) =>
        Month.Of(ShanghaiTime.DateOf(line.Start)) is var month && month.CompareTo(payslip.Month) < 0 ? month : null;
}
