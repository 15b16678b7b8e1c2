using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Pages.Settlement.Fees;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>How a line of a payslip came about, in words.</summary>
public static class PayslipWords
{
    /// <summary>第2节 · 90分钟 · 一级 税前250元/节; null on payslips from before it was kept.</summary>
    public static string? NormOf(PayslipLine line) =>
        line.Basis is { } basis
            ? $"第{LessonId.Parse(line.LessonId).Number}节 · {line.Minutes}分钟 · {Words(basis)}"
            : null;

    private static string Words(FeeBasis basis) =>
        $"{FeeNormFields.NameOf(basis.Grade, basis.FromMinutes)} {FeeNormFields.Label(basis.Norm)}{Yuan.Short(basis.PerLesson)}元/节";
}
