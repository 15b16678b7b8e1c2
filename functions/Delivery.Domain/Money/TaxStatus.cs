namespace Delivery.Domain.Money;

/// <summary>How a teacher's fees are taxed; only those of resident individuals by the table.</summary>
public enum TaxStatus
{
    Resident,
    NonResident,

    /// <summary>Bills through a company.</summary>
    Company,
}

public static class TaxStatuses
{
    public static string Label(this TaxStatus status) =>
        status switch
        {
            TaxStatus.NonResident => "非居民个人",
            TaxStatus.Company => "由公司开票",
            _ => "居民个人",
        };
}
