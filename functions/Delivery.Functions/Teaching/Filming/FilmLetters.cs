using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Teaching.Filming;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>What crew, street, teacher and staff get by mail around a filming; each once for each version of the lesson.</summary>
public sealed class FilmLetters(LetterBox letters, FilmLinks links, LessonLinks lessonLinks)
{
    /// <summary>Where it stands. Street and teacher hear of it once the crew comes, and of what becomes of it then.</summary>
    public Task TellAsync(FilmedLesson film) => letters.PostAsync([.. OtherTeacher(film), .. Standing(film)]);

    // Of a lesson that was held before, nothing has changed.
    private IEnumerable<Posting> OtherTeacher(FilmedLesson film) =>
        film.Booking.State.IsOpen() && film.Lesson.Teacher is null && film.Booking.HasOtherTeacher(film.Course)
            ? ToCrew(film, CrewNews.OtherTeacher, $"crew-{film.Course.DropOuts}")
            : [];

    private IEnumerable<Posting> Standing(FilmedLesson film)
    {
        var (wasAgreed, hasMoved) = (film.Booking.ConfirmedAt is not null, film.Booking.IsBehind(film.Lesson));
        return film.Booking.State switch
        {
            FilmState.Booked => ToCrew(film, hasMoved ? CrewNews.AskedAgain : CrewNews.Asked),
            FilmState.Confirmed =>
            [
                .. ToCrew(film, hasMoved ? CrewNews.Moved : CrewNews.Agreed),
                .. ToHosts(film, hasMoved ? HostNews.Moved : HostNews.Coming),
            ],
            FilmState.Declined =>
            [
                ToStaff(film, FilmStaffNews.Declined),
                .. wasAgreed ? ToHosts(film, HostNews.Off) : [],
            ],
            FilmState.Cancelled =>
            [
                .. ToCrew(film, CrewNews.CalledOff),
                .. wasAgreed ? ToHosts(film, HostNews.Off) : [],
            ],
            _ => [ToStaff(film, FilmStaffNews.Done)],
        };
    }

    public Task RemindAsync(FilmedLesson film, FilmStep step) =>
        letters.PostAsync(
            step switch
            {
                FilmStep.RemindOfAnswer => ToCrew(film, CrewNews.Reminded),
                FilmStep.TellOfSilence => [ToStaff(film, FilmStaffNews.Silent)],
                FilmStep.AskForFilm => ToCrew(film, CrewNews.FilmDue),
                FilmStep.RemindOfFilm => ToCrew(film, CrewNews.FilmDueAgain),
                FilmStep.TellOfNoFilm => [ToStaff(film, FilmStaffNews.NoFilm)],
                _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Nobody is written to at this step."),
            }
        );

    // The crew's data may have been deleted.
    private IEnumerable<Posting> ToCrew(FilmedLesson film, CrewNews news, string who = "crew")
    {
        if (film.Booking.Crew is { } crew)
            yield return new Posting(
                KeyOf(film, news, who),
                new Recipient(crew.Email, crew.Name),
                new CrewMail(
                    letters.Contact,
                    crew.Name,
                    FactsOf(film),
                    OnSite(film),
                    news,
                    news is CrewNews.FilmDue or CrewNews.FilmDueAgain
                        ? FilmSteps.FilmDue(film.Lesson)
                        : FilmSteps.AnswerBy(film.Booking, film.Lesson),
                    film.Booking.Reason,
                    links.To(film)
                )
            );
    }

    /// <summary>To the street's delivery contact and to the teacher, who host the crew.</summary>
    private IEnumerable<Posting> ToHosts(FilmedLesson film, HostNews news)
    {
        var contact = film.Course.Contacts.ForDelivery;
        yield return Host(film, news, "street", LetterBox.To(contact), letters.Link(Paths.Order(film.Course.CourseId)));
        if (film.Course.TeacherOf(film.Lesson) is { } teacher)
            yield return Host(
                film,
                news,
                teacher.TeacherId,
                new Recipient(teacher.Email, teacher.Name),
                lessonLinks.To(film.Lesson, teacher.TeacherId)
            );
    }

    private Posting Host(FilmedLesson film, HostNews news, string who, Recipient to, string link) =>
        new(
            KeyOf(film, news, who),
            to,
            new FilmHostMail(
                letters.Contact,
                to.Name,
                FactsOf(film),
                CrewWords(film.Booking.Crew),
                news,
                film.Booking.Reason,
                link
            )
        );

    private Posting ToStaff(FilmedLesson film, FilmStaffNews news) =>
        new(
            KeyOf(film, news, "staff"),
            letters.Staff,
            new FilmStaffMail(
                letters.Contact,
                letters.Staff.Name,
                FactsOf(film),
                CrewWords(film.Booking.Crew),
                news,
                film.Booking.Film ?? (film.Booking.HasFile ? "已经上传，请看过以后放进媒体库" : null),
                film.Booking.Reason,
                letters.Link(Paths.FilmingOf(film.Booking.FilmingId))
            )
        );

    private static string KeyOf(FilmedLesson film, Enum news, string who) =>
        $"filming/{film.Booking.FilmingId}/{news}/{film.Lesson.Sequence}/{who}";

    private static Person OnSite(FilmedLesson film) =>
        new(film.Course.Contacts.ForDelivery.Name, film.Course.Contacts.ForDelivery.Phone);

    private static string? CrewWords(FilmCrew? crew) => crew is null ? null : $"{crew.Name} {crew.Phone}".TrimEnd();

    private static FilmFacts FactsOf(FilmedLesson film) =>
        new(
            film.Course.Street.Name,
            film.Course.Discipline.Name,
            new LessonTime(film.Lesson.Start, film.Lesson.Minutes),
            film.Course.VenueOf(film.Lesson).Name,
            film.Course.VenueOf(film.Lesson).Address,
            film.Booking.Purpose
        );
}
