using Delivery.Domain.Calendar;

namespace Delivery.Functions.Ordering.Timeline;

/// <summary>With what a course was closed: what is not so is not said (domain.md, sections 2.11 and 7).</summary>
internal static class ClosedWith
{
    /// <param name="isPaid">A pay run has paid a lesson of it.</param>
    /// <param name="months">In which its lessons were to be held, in order.</param>
    /// <param name="told">Those on which the street has reported.</param>
    public static string Words(bool isPaid, IReadOnlyList<Month> months, IReadOnlySet<Month> told)
    {
        var pay = isPaid ? "课酬已发放" : "没有应发的课酬";
        var missing = months.Where(month => !told.Contains(month)).ToList();
        return months.Count == 0 ? pay
            : missing.Count == 0 ? $"{pay}，月度反馈已收齐"
            : missing.Count == months.Count ? $"{pay}，街镇没有交月度反馈"
            : $"{pay}，街镇没有交{string.Join('、', missing.Select(month => $"{month.Number}月"))}的反馈";
    }
}
