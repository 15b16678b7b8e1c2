using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Filming;
using Delivery.Functions.Web;

namespace Delivery.Functions.Teaching.Evidence;

/// <param name="Film">The booking of the crew whose film comes; null of what proves the lesson.</param>
public sealed record MediaSender(Caller By, FilmedLesson? Film = null)
{
    /// <summary>Whose film it is decides who may say that it is complete: no crew proves a lesson, no teacher ends a filming.</summary>
    public bool MayComplete(LessonMedia media) => media.FilmingId == Film?.Booking.FilmingId || By.May(Role.Reviewer);
}

/// <summary>Who may send photos and videos of a lesson: reviewers, its teacher, and a film crew behind its link.</summary>
public sealed class MediaSenders(LessonLinks lessons, FilmLinks films, Filmings filmings)
{
    public async Task<MediaSender?> OnAsync(Course course, Lesson lesson, Caller caller, string? token)
    {
        if (lessons.ActorOn(course, lesson, caller, token) is { } actor)
            return new MediaSender(actor);
        if (token is null || films.Read(token) is not { State: LinkState.Good, Subject: var filmingId })
            return null;
        return await filmings.FindAsync(filmingId) is { } film && film.Lesson.LessonId == lesson.LessonId
            ? new MediaSender(AnswerFilming.CrewOf(filmingId), film)
            : null;
    }

    /// <summary>What is answered where nobody is on the lesson.</summary>
    public ApiAnswer WhyNot(string lessonId, string? token) =>
        token is not null && films.Read(token).State == LinkState.Expired
            ? ApiAnswer.LinkExpired
            : lessons.WhyNot(lessonId, token);
}
