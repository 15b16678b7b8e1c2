using Delivery.Domain.Settlement.Taxes;

namespace Delivery.Pages.Settlement.Taxes;

/// <summary>A teacher whose pay of several months goes out in one, taxed month by month.</summary>
public sealed record TaxedApartLine(string TeacherName, TaxedApart Taxed);
