using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Pages.Web;

namespace Delivery.Pages.Feedback;

/// <summary>Which streets have reported on a month, for staff.</summary>
/// <param name="District">As chosen; empty for all.</param>
/// <param name="Show">all, submitted, begun, silent, late or contradictory.</param>
/// <param name="Missing">How many streets of the whole city have not reported, and still can.</param>
/// <param name="RemindedAt">When they were reminded today; null where they were not.</param>
/// <param name="MayRemind">This reader may, and the window is open.</param>
/// <param name="Query">Of the files, so that they hold what is shown; begins with a question mark.</param>
public sealed record FeedbackListModel(
    PageFrame Frame,
    string FormKey,
    Month Month,
    DateTimeOffset Opens,
    DateTimeOffset Closes,
    DateTimeOffset Now,
    string District,
    string Show,
    IReadOnlyList<Choice> Districts,
    IReadOnlyList<FilterChip> Groups,
    IReadOnlyList<FeedbackListLine> Lines,
    int Missing,
    DateTimeOffset? RemindedAt,
    bool MayRemind,
    string Query,
    FormErrors Errors
) : IModelOf<FeedbackListPage>;

/// <param name="Lessons">Those to report on.</param>
/// <param name="NotDelivered">As the street says.</param>
/// <param name="Contradictions">Of those, lessons of which the teacher sent photos and staff have not decided.</param>
public sealed record FeedbackListLine(
    string Code,
    string Street,
    string District,
    MonthlyReport State,
    int Lessons,
    int NotDelivered,
    int Contradictions,
    DateTimeOffset? SubmittedAt
);
