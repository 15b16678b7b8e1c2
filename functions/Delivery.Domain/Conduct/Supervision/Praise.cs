namespace Delivery.Domain.Conduct.Supervision;

/// <summary>The association thanks a street for what a supervisor saw.</summary>
/// <param name="VisitId">Of the visit, which leads to one praise at most.</param>
/// <param name="Street">The street's code.</param>
/// <param name="On">The Shanghai date of the lesson.</param>
/// <param name="By">Who gave it, as shown to people.</param>
public sealed record Praise(
    string VisitId,
    string Street,
    DateOnly On,
    string Text,
    string CourseId,
    string By,
    DateTimeOffset At
);
