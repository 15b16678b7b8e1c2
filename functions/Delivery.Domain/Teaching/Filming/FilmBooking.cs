namespace Delivery.Domain.Teaching.Filming;

/// <summary>A film crew booked for a lesson (domain.md, section 8).</summary>
/// <param name="Crew">Null once it was deleted, months after the lesson.</param>
/// <param name="Purpose">What is to be filmed, and what for.</param>
/// <param name="ConfirmedAt">When the crew said that it comes; from then on street and teacher know.</param>
/// <param name="Film">Address of the film.</param>
/// <param name="Reason">Why the crew cannot come, why it was called off, or why nothing was filmed.</param>
/// <param name="Sequence">How often the lesson had been changed when it was booked, or when the crew agreed.</param>
/// <param name="DropOuts">How many teachers had dropped out of the course when it was booked.</param>
/// <param name="HasFile">The film came as a file, which lies with the lesson's photos and videos.</param>
public sealed record FilmBooking(
    string FilmingId,
    string LessonId,
    string CourseId,
    FilmCrew? Crew,
    string? Purpose,
    FilmState State,
    DateTimeOffset BookedAt,
    DateTimeOffset? ConfirmedAt = null,
    string? Film = null,
    string? Reason = null,
    int Sequence = 0,
    int DropOuts = 0,
    bool HasFile = false
)
{
    /// <summary>Its film can be seen, here or elsewhere.</summary>
    public bool HasFilm => HasFile || Film is not null;

    /// <summary>The lesson is not any more what was asked for or agreed to.</summary>
    public bool IsBehind(Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        return lesson.Sequence > Sequence;
    }

    /// <summary>The lesson is given by somebody else than when it was booked.</summary>
    public bool HasOtherTeacher(Course course)
    {
        ArgumentNullException.ThrowIfNull(course);
        return course.Teacher is not null && course.DropOuts > DropOuts;
    }

    public Outcome<FilmBooking> MoveTo(FilmState to) =>
        State.CanMoveTo(to)
            ? Outcome.Of(this with { State = to })
            : Outcome.Refused<FilmBooking>(
                "filming.stage",
                $"这次拍摄{State.Label()}，不能再改成“{to.Label()}”，请刷新页面看最新情况"
            );
}

public static class FilmBookings
{
    /// <summary>The crew that has said it comes to a lesson; null where none has.</summary>
    public static FilmBooking? ComingTo(this IEnumerable<FilmBooking> bookings, string lessonId) =>
        bookings.LastOrDefault(one => one.LessonId == lessonId && one.State == FilmState.Confirmed);
}
