using System.Globalization;

namespace Delivery.Domain.Money;

/// <summary>Amounts of yuan as people read them, with thousands separators.</summary>
public static class Yuan
{
    /// <summary>2,000 or 1,234.50: fen are shown only where there are any.</summary>
    public static string Short(decimal yuan) =>
        yuan.ToString(decimal.IsInteger(yuan) ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);

    /// <summary>2,000.00: for columns and sums that are checked to the fen.</summary>
    public static string Exact(decimal yuan) => yuan.ToString("#,0.00", CultureInfo.InvariantCulture);

    /// <summary>2,000.00 or −50.00, with the sign for minus that stands in all sums that people read.</summary>
    public static string WithMinus(decimal yuan) => (yuan < 0 ? "−" : "") + Exact(Math.Abs(yuan));
}
