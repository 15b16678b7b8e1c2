using System.Security.Cryptography;
using System.Text;

namespace Delivery.Domain.Programme;

/// <summary>Two editions say the same exactly when their checksums are equal.</summary>
/// <remarks>
/// Enrolment is left out: it moves with every sign-up, and a sign-up is no correction to be sent to every channel.
/// </remarks>
public static class ProgrammeChecksum
{
    /// <summary>SHA-256 in lower-case hex, whatever the order of the lessons.</summary>
    public static string Of(IEnumerable<ProgrammeLesson> lessons)
    {
        var canonical = new StringBuilder();
        foreach (var lesson in ProgrammeSelection.InOrder(lessons))
            canonical.AppendJoin('\n', Fields(lesson).Select(Prefixed)).Append("\n\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())));
    }

    private static string?[] Fields(ProgrammeLesson lesson) =>
        [
            lesson.LessonId,
            lesson.Start.UtcDateTime.ToString("O"),
            lesson.End.UtcDateTime.ToString("O"),
            lesson.Discipline,
            lesson.Category.ToString(),
            lesson.Venue,
            lesson.Address,
            lesson.District,
            lesson.Street,
            lesson.Contact.Name,
            lesson.Contact.Phone,
            lesson.Status.ToString(),
            lesson.TeacherName,
        ];

    // The length before each text keeps a line break inside one from looking like the end of it.
    private static string Prefixed(string? field) => field is null ? "-" : $"{field.Length}:{field}";
}
