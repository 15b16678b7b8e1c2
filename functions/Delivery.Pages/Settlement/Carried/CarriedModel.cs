using Delivery.Domain.Settlement.Carried;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement.Carried;

/// <summary>What closed months have left and no month has done with yet.</summary>
public sealed record CarriedModel(
    PageFrame Frame,
    IReadOnlyList<CarriedItem> Returned,
    IReadOnlyList<CarriedItem> Debts
) : IModelOf<CarriedPage>;
