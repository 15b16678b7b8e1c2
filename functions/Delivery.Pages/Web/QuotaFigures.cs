namespace Delivery.Pages.Web;

/// <summary>A street's quota of one year, in yuan.</summary>
/// <param name="ThisOrder">What the order on the page would take, while it is not reserved yet.</param>
public sealed record QuotaFigures(int Year, decimal Total, decimal Spent, decimal Reserved, decimal? ThisOrder = null)
{
    public decimal Available => Total - Spent - Reserved;
}
