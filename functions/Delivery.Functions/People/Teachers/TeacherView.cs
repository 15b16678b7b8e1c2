using Delivery.Domain.Matching;
using Delivery.Domain.Money;
using Delivery.Functions.People.Staff;

namespace Delivery.Functions.People.Teachers;

/// <param name="Bank">Masked but for the last four characters of each number.</param>
/// <param name="IdNumber">Masked but for its last four characters.</param>
/// <param name="MailTroubles">The address, if mail does not reach it; for staff who look at one teacher.</param>
public sealed record TeacherView(
    string Id,
    string Name,
    string Phone,
    string Email,
    IReadOnlyList<string> Disciplines,
    string Grade,
    IReadOnlyList<string> Districts,
    int WeeklyLimit,
    IReadOnlyList<Availability> Availability,
    IReadOnlyList<Absence> Unavailable,
    bool NameMayBePublished,
    bool Active,
    IReadOnlyDictionary<string, string>? Bank,
    string? IdNumber,
    IReadOnlyList<MailTrouble>? MailTroubles = null,
    TaxStatus TaxStatus = TaxStatus.Resident,
    IReadOnlyList<Qualification>? Qualifications = null
);
