namespace Delivery.Domain.Money;

/// <summary>Whether the fees of the table are what the association pays or what the teacher receives.</summary>
public enum FeeNorm
{
    BeforeTax,
    AfterTax,
}
