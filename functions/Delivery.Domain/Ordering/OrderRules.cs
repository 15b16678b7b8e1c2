namespace Delivery.Domain.Ordering;

/// <summary>Why an order cannot be taken: every reason at once, each beside its field; empty when it can.</summary>
public static class OrderRules
{
    public static IReadOnlyList<Refusal> Check(OrderRequest request, OrderFacts facts)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(facts);
        var lessons = DatedLesson.From(request.Lessons, facts.Calendar);
        return
        [
            .. StreetRules.Check(lessons, facts),
            .. CourseRules.Check(request, facts),
            .. LessonTimeRules.Check(request, lessons, facts),
            .. SeasonRules.Check(request, lessons, facts),
            .. ContactRules.Check(request.Contacts ?? facts.Street.Contacts),
        ];
    }
}
