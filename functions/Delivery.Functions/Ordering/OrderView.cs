using Delivery.Domain.Ordering;

namespace Delivery.Functions.Ordering;

/// <summary>An order as the API shows it.</summary>
public sealed record OrderView(
    string OrderId,
    OrderStage Stage,
    string Street,
    string Discipline,
    Category Category,
    FundingStream FundingStream,
    Audience Audience,
    Venue Venue,
    IReadOnlyList<LessonView> Lessons,
    Contacts? Contacts,
    string? RequestedTeacher,
    string? Notes,
    bool AcceptsHolidays,
    decimal EstimatedFees,
    DateTimeOffset FiledAt,
    IReadOnlyList<OrderEvent> History,
    string? GradeAskedFor,
    string? MovedTo = null,
    string? MovedFrom = null
)
{
    public static OrderView Of(Order order) =>
        new(
            order.OrderId,
            order.Stage,
            order.Request.Street,
            order.Request.Discipline,
            order.Category,
            order.Request.FundingStream,
            order.Request.Audience,
            order.Request.Venue,
            [
                .. order.Request.Lessons.Select(
                    (lesson, index) =>
                        new LessonView(LessonId.Format(order.OrderId, index + 1), lesson.Start, lesson.Minutes)
                ),
            ],
            order.Request.Contacts,
            order.Request.RequestedTeacher,
            order.Request.Notes,
            order.Request.AcceptsHolidays,
            order.EstimatedFees,
            order.FiledAt,
            order.History,
            order.Request.GradeAskedFor,
            order.MovedTo?.OrderId,
            order.MovedFrom?.OrderId
        );
}

public sealed record LessonView(string LessonId, DateTimeOffset Start, int Minutes);
