using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering.Plans;

/// <summary>A street's plan of a year: what was planned, ordered and held, and the form that changes it.</summary>
/// <param name="Version">Of the plan that the form was opened on; empty where none was stored.</param>
/// <param name="Saved">When and by whom; null where none is filed yet.</param>
/// <param name="PostTo">Null for who only reads.</param>
public sealed record PlanModel(
    PageFrame Frame,
    string FormKey,
    string StreetName,
    int Year,
    string Version,
    IReadOnlyList<PlanLineView> Lines,
    IReadOnlyList<PlanRowValues> Rows,
    PlanBudgetValues Budget,
    IReadOnlyList<Choice> Seasons,
    IReadOnlyList<Choice> Disciplines,
    string? Saved,
    string? PostTo,
    FormErrors Errors
) : IModelOf<PlanPage>;

public sealed record PlanLineView(
    string Season,
    string Discipline,
    int Planned,
    int Ordered,
    int Held,
    string Audience
);

/// <summary>A plan as it is typed: posted as planSeason[i], planDiscipline[i], planLessons[i], planAudience[i].</summary>
public sealed record PlanForm(IReadOnlyList<PlanRowValues> Rows, PlanBudgetValues Budget, string Version)
{
    /// <summary>The value of the button "act" that gives more rows.</summary>
    public const string AddRows = "addRows";
}

public sealed record PlanRowValues(
    string Season = "",
    string Discipline = "",
    string Lessons = "",
    string Audience = ""
);

/// <summary>In yuan, as typed.</summary>
public sealed record PlanBudgetValues(
    string Travel = "",
    string Water = "",
    string Notices = "",
    string Equipment = ""
);
