using Delivery.Domain.Settlement.Statements;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement.Statements;

/// <summary>What all teachers were paid in a calendar year, by teacher and by discipline.</summary>
public sealed record EverybodysYearModel(PageFrame Frame, YearStatement Statement) : IModelOf<EverybodysYearPage>;
