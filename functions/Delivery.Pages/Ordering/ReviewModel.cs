using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering;

/// <summary>One order with everything needed to decide it. Posts decision and comment to <see cref="Paths.Decision"/>.</summary>
/// <param name="ReviewBy">Null while the year into which the working days reach is not loaded.</param>
/// <param name="Quota">Null off the Basic stream.</param>
/// <param name="StreetRecord">What is known of the street: 停止配送, 近一年违规2次.</param>
/// <param name="Capable">How many teachers are registered for the discipline, whatever their times and districts; null where it was not counted.</param>
/// <param name="CannotDecideBecause">Why this reader cannot decide now: decided, withdrawn, street suspended.</param>
/// <param name="Comment">A refused comment, as it was typed.</param>
/// <param name="Questions">Refused questions, as they were typed.</param>
/// <param name="Past">The street's other orders of the discipline, this year and last.</param>
/// <param name="Nearby">Orders of the discipline elsewhere in the district this season.</param>
/// <param name="Trend">How many came to the last lessons; null while fewer than two were counted.</param>
/// <param name="BooksFilming">This reader may book film crews.</param>
/// <param name="GradeAskedFor">Of the teacher whom the street would like; null for any.</param>
/// <param name="HasObjection">The street has objected to the present teacher, or may.</param>
/// <param name="Taught">Who gives which lesson, once a teacher has dropped out; null where one gives all.</param>
public sealed record ReviewModel(
    PageFrame Frame,
    string FormKey,
    string OrderId,
    string Street,
    string District,
    string Discipline,
    Category Category,
    FundingStream FundingStream,
    OrderStage Stage,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? ReviewBy,
    IReadOnlyList<ReviewLesson> Lessons,
    Venue Venue,
    Audience Audience,
    Contacts Contacts,
    string? RequestedTeacher,
    string? Notes,
    decimal EstimatedFee,
    IReadOnlyList<RuleCheck> Rules,
    QuotaFigures? Quota,
    IReadOnlyList<Mark> StreetRecord,
    int? Capable,
    IReadOnlyList<OrderEvent> History,
    string? CannotDecideBecause,
    FormErrors Errors,
    string Comment = "",
    IReadOnlyList<FieldQuestion>? Questions = null,
    IReadOnlyList<PastOrder>? Past = null,
    IReadOnlyList<PastOrder>? Nearby = null,
    HeadcountTrend? Trend = null,
    IReadOnlyList<LessonNote>? LessonNotes = null,
    bool BooksFilming = false,
    IReadOnlyList<TaughtLesson>? Taught = null,
    string? GradeAskedFor = null,
    bool HasObjection = false,
    string? NextStep = null,
    DateTimeOffset? NextBy = null,
    bool AwaitsSignature = false
) : IModelOf<ReviewPage>;

/// <param name="Teacher">Null while somebody is looked for.</param>
public sealed record TaughtLesson(int Number, DateTimeOffset Start, string? Teacher, bool IsOff);

/// <param name="DayNote">国庆节, 调休上班: what is special about the day.</param>
public sealed record ReviewLesson(LessonTime Time, string? DayNote = null);

/// <param name="Detail">The numbers behind it: 预计25人，至少20人.</param>
public sealed record RuleCheck(string Rule, bool Holds, string Detail);

/// <summary>Another order, beside which this one is judged.</summary>
public sealed record PastOrder(string OrderId, string Street, int Lessons, DateOnly FirstLesson, OrderStage Stage);
