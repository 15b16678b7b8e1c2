using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Pages.Teaching.Filming;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>What staff see of film crews: the list, one booking, and the form.</summary>
public sealed class FilmingReader(Site site, FilmLists lists, MediaRows media, Courses courses, TimeProvider clock)
{
    // Films of last month's lessons may still be missing; few book further ahead.
    private const int MonthsBack = 1;
    private const int MonthsAhead = 2;

    /// <param name="asked">Null for what is under way now: last month, this one and the next two.</param>
    public async Task<FilmingModel> ListAsync(Caller caller, Month? asked)
    {
        var (now, month) = (clock.GetUtcNow(), asked ?? Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow())));
        var months = asked is null
            ? Enumerable.Range(-MonthsBack, MonthsBack + MonthsAhead + 1).Select(month.AddMonths)
            : [month];
        var all = (await Task.WhenAll(months.Select(lists.OfMonthAsync))).SelectMany(one => one).ToList();
        bool IsOver(FilmListing one) => one.Start.AddMinutes(one.Minutes) <= now;
        IReadOnlyList<FilmLine> Those(Func<FilmListing, bool> which) =>
            [.. all.Where(which).Select(one => FilmingWords.LineOf(one, now))];
        return new FilmingModel(
            site.FrameFor(caller),
            month,
            asked is not null,
            Those(one => one.State == FilmState.Booked),
            Those(one => one.State == FilmState.Confirmed && !IsOver(one)),
            Those(one => one.State == FilmState.Confirmed && IsOver(one)),
            Those(one => !one.State.IsOpen())
        );
    }

    public async Task<FilmForStaffModel> OneAsync(
        Caller caller,
        FilmedLesson film,
        IFormCollection? typed,
        FormErrors errors
    )
    {
        var (booking, lesson, course, now) = (film.Booking, film.Lesson, film.Course, clock.GetUtcNow());
        return new FilmForStaffModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            booking.FilmingId,
            course.Street.Name,
            course.Discipline.Name,
            course.Discipline.Category,
            lesson.Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            course.VenueOf(lesson).Name,
            course.VenueOf(lesson).Address,
            course.CourseId,
            booking.Crew,
            booking.Purpose,
            booking.State,
            FilmingWords.MarkOf(booking.State, booking.HasFilm, lesson.End <= now),
            booking.State.IsOpen() && lesson.Start > now,
            NextOf(film),
            booking.Film,
            booking.HasFile ? await FilesAsync(booking) : [],
            booking.Reason,
            typed?["reason"].ToString() ?? "",
            errors
        );
    }

    private async Task<IReadOnlyList<FilmFile>> FilesAsync(FilmBooking booking) =>
        [
            .. (await media.OfFilmAsync(booking.LessonId, booking.FilmingId)).Select(row => new FilmFile(
                row.Value.MediaId,
                row.Value.FileName,
                row.Value.Bytes ?? 0,
                row.Value.Consent,
                row.Value.HasPictures,
                row.Value.IsReleased
            )),
        ];

    /// <param name="of">A lesson's id, or a course's, whose lessons ahead are offered.</param>
    public async Task<FilmBookModel> FormAsync(Caller caller, string of, IFormCollection? typed, FormErrors errors)
    {
        var lesson = typed?["lessonId"].ToString() ?? (LessonId.TryParse(of, out _) ? of : "");
        var courseId = LessonId.TryParse(lesson, out var parts) ? parts.OrderId : of;
        return new FilmBookModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            of,
            await LessonsAsync(courseId),
            lesson,
            typed?["personName"].ToString() ?? "",
            typed?["email"].ToString() ?? "",
            typed?["phone"].ToString() ?? "",
            typed?["purpose"].ToString() ?? "",
            errors
        );
    }

    private async Task<IReadOnlyList<Choice>> LessonsAsync(string courseId)
    {
        var (now, course) = (clock.GetUtcNow(), await courses.FindWithLessonsAsync(courseId));
        return course is null
            ? []
            :
            [
                .. course
                    .Lessons.Where(lesson => lesson.Start > now && lesson.Status != LessonStatus.Cancelled)
                    .Select(lesson => new Choice(
                        lesson.LessonId,
                        $"{course.Course.Street.Name}{course.Course.Discipline.Name} 第{lesson.Number}节 {Dates.Span(lesson.Start, lesson.Minutes)}"
                    )),
            ];
    }

    // What is waited for, and until when.
    private static string? NextOf(FilmedLesson film) =>
        film.Booking.State switch
        {
            FilmState.Booked => $"请拍摄组在 {Dates.Deadline(FilmSteps.AnswerBy(film.Booking, film.Lesson))} 前答复",
            FilmState.Confirmed => $"请拍摄组在 {Dates.Deadline(FilmSteps.FilmDue(film.Lesson))} 前交影片",
            _ => null,
        };
}
