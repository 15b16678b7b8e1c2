using System.Diagnostics.CodeAnalysis;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Matching;

/// <summary>The parts of an inquiry id; <c>Round</c> counts from 1 how often a teacher was looked for.</summary>
public sealed record InquiryIdParts(string CourseId, int Round, string TeacherId);

/// <summary>Inquiry ids: <c>{courseId}-{round}-{teacherId}</c>, such as "310101002-2026-001-1-T015".</summary>
public static class InquiryId
{
    public static string Format(string courseId, int round, string teacherId) => $"{courseId}-{round}-{teacherId}";

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out InquiryIdParts? parts)
    {
        parts = null;
        // Street, year and number of the order, the round, and the rest, which may hold hyphens of its own.
        if (text?.Split('-', 5) is not [var street, var year, var number, var round, { Length: > 0 } teacher])
            return false;
        var courseId = $"{street}-{year}-{number}";
        if (!OrderId.TryParse(courseId, out _) || !Digits.TryParse(round, out var count) || count == 0)
            return false;
        parts = new(courseId, count, teacher);
        return true;
    }
}
