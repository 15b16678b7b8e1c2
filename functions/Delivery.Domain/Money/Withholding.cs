namespace Delivery.Domain.Money;

/// <summary>One payment and the tax withheld from it, in yuan; <c>Taxable</c> is shown rounded to the fen.</summary>
public sealed record Withholding(
    decimal Gross,
    decimal Taxable,
    decimal Rate,
    decimal QuickDeduction,
    decimal Tax,
    decimal Net
);
