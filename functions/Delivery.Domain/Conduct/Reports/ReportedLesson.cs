using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Conduct.Reports;

/// <summary>A lesson that is over, as reports count it.</summary>
/// <param name="Date">In Shanghai.</param>
/// <param name="WasHeld">Null while neither street nor teacher has said anything.</param>
/// <param name="Came">Participants counted; null where nobody has.</param>
/// <param name="Expected">Participants planned.</param>
/// <param name="IsLow">Fewer came than the category's least number.</param>
/// <param name="Paid">Yuan before tax that pay runs have paid for it; null until then.</param>
public sealed record ReportedLesson(
    DateOnly Date,
    string District,
    string Street,
    string StreetName,
    string TeacherId,
    string TeacherName,
    string Discipline,
    Category Category,
    bool? WasHeld,
    int? Came,
    int Expected,
    bool IsLow,
    Ratings? Ratings,
    decimal? Paid
);
