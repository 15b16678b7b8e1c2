using Delivery.Domain.Money;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.People.Succession;

/// <summary>Whether streets may be merged or split so; everything that is wrong, at once.</summary>
public static class StreetChangeRules
{
    /// <param name="today">Asia/Shanghai.</param>
    /// <param name="free">Of the street's quota of this year, in yuan.</param>
    /// <param name="otherHasOrders">Whether the other street has ordered this year or last.</param>
    public static IReadOnlyList<Refusal> Check(StreetChange asked, DateOnly today, decimal free, bool otherHasOrders)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return
        [
            .. Known(asked.Street, asked.Code, ""),
            .. asked.Code == asked.OtherCode
                ? [new("street.change-self", "街镇不能与自己合并，也不能从自己拆出，请另填一个代码", "other")]
                : Known(asked.Other, asked.OtherCode, "other"),
            .. Standing(asked.Street, ""),
            .. asked.Code == asked.OtherCode ? [] : Standing(asked.Other, "other"),
            .. OnDay(asked.From, today),
            .. asked.Kind == StreetChangeKind.Split ? Split(asked, free, otherHasOrders) : [],
            .. asked.Reason.Length > 0
                ? []
                : (Refusal[])[new("street.change-reason", "请写明依据，例如区划调整的文号", "reason")],
        ];
    }

    private static Refusal[] Known(Street? street, string code, string field) =>
        street is null ? [new("street.unknown", $"没有登记街镇“{code}”，请核对代码，新街镇请先登记", field)] : [];

    private static IEnumerable<Refusal> Standing(Street? street, string field)
    {
        if (street?.Lineage?.Into is { } into)
            yield return new(
                "street.merged",
                $"{street.Name}已定于{into.From:yyyy年M月d日}并入{into.Code}，不能再变动，请改填并入后的街镇",
                field
            );
        if (street?.Status == StreetStatus.Suspended)
            yield return new(
                "street.change-suspended",
                $"{street.Name}已停止配送，请先办完整改，恢复后再合并或拆分",
                field
            );
    }

    private static Refusal[] OnDay(DateOnly? from, DateOnly today) =>
        from is not { } day || day < today
            ? [new("street.change-day", "请填写今天或以后的日期，例如 2026-12-01", "from")]
        : day.Year != today.Year
            ? [new("street.change-year", "只能定在今年之内：配额按年拨付，明年的变动请到明年再办", "from")]
        : [];

    private static IEnumerable<Refusal> Split(StreetChange asked, decimal free, bool otherHasOrders)
    {
        if (asked.Part is not { } part || part < 0 || part > free || decimal.Round(part, 2) != part)
            yield return new(
                "street.split-part",
                $"请填写0到{Yuan.Short(Math.Max(free, 0))}元之间的金额，最多两位小数",
                "part"
            );
        if (otherHasOrders || asked.Other?.Lineage is { } known && (known.Origin ?? (object?)known.Took) is not null)
            yield return new(
                "street.split-used",
                "拆分出来的街镇应是新登记的：它去年或今年已有订单，或者已由别的街镇合并、拆分而来",
                "other"
            );
    }
}
