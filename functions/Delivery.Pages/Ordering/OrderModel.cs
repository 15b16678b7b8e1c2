using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering;

/// <summary>One order or course, as its street sees it.</summary>
/// <param name="NextStep">What happens next and by when, in one sentence.</param>
/// <param name="Teacher">Only once the teacher has acknowledged the confirmation.</param>
/// <param name="EstimatedFee">In yuan, on the Basic stream; null on the others.</param>
/// <param name="Preparation">Null while there is no teacher to prepare for.</param>
/// <param name="TakesNews">All lessons are over, and the street may write about them.</param>
/// <param name="Trend">How many came to the last lessons; null while fewer than two were counted.</param>
/// <param name="GradeAskedFor">Of the teacher whom the street would like; null for any.</param>
/// <param name="Objection">Null where the street neither may object to its teacher nor has.</param>
/// <param name="History">Who did what when, from the filing to the pay.</param>
/// <param name="NextBy">When what comes next is due or takes place; null where no day is known.</param>
/// <param name="Months">The lessons on the calendar; what was cancelled is not on it.</param>
/// <param name="TimesText">What the association writes, where the street is asked for other times.</param>
/// <param name="AwaitsSignature">A teacher is chosen, and has not signed the confirmation.</param>
/// <param name="Errors">Of the headcounts; the field is headcount[lessonId].</param>
public sealed record OrderModel(
    PageFrame Frame,
    string FormKey,
    string OrderId,
    string StreetName,
    string Discipline,
    Category Category,
    FundingStream FundingStream,
    OrderStage Stage,
    string NextStep,
    IReadOnlyList<Step> Steps,
    IReadOnlyList<OrderLesson> Lessons,
    Venue Venue,
    Audience Audience,
    Contacts Contacts,
    decimal? EstimatedFee,
    Person? Teacher,
    IReadOnlyList<OrderEvent> History,
    bool CanWithdraw,
    bool CanResubmit,
    FormErrors Errors,
    PreparationLines? Preparation = null,
    bool TakesNews = false,
    HeadcountTrend? Trend = null,
    string? GradeAskedFor = null,
    TeacherObjection? Objection = null,
    DateTimeOffset? NextBy = null,
    IReadOnlyList<LessonMonth>? Months = null,
    bool AwaitsSignature = false,
    string? TimesText = null
) : IModelOf<OrderPage>;

/// <param name="Until">When the street's time to object to its teacher ends; null where it has objected.</param>
/// <param name="Said">How the objection stands.</param>
public sealed record TeacherObjection(DateTimeOffset? Until, Mark? Said = null);

/// <param name="TakesHeadcount">The lesson is over and the street may enter or correct how many came.</param>
/// <param name="FewestPeople">Below this the headcount is flagged: 20 or 50.</param>
/// <param name="Typed">A refused headcount, as it was typed; or how many were checked in, where none is entered yet.</param>
/// <param name="TakesChange">The lesson is ahead, and a change of it may be asked for.</param>
/// <param name="Change">What was asked for lately, and how it stands.</param>
/// <param name="FilmedBy">The film crew that comes to it; null where none does.</param>
public sealed record OrderLesson(
    string LessonId,
    int Number,
    LessonTime Time,
    Mark State,
    int? Headcount,
    bool TakesHeadcount,
    int FewestPeople,
    string? Typed = null,
    bool TakesChange = false,
    Mark? Change = null,
    string? FilmedBy = null
);
