using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching;

/// <summary>One lesson as its teacher sees it.</summary>
public sealed class LessonReader(
    MediaRows media,
    LessonNotes notes,
    UploadLinks uploads,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public async Task<LessonModel> ModelAsync(PageFrame frame, CourseWithLessons course, Lesson lesson, string? token)
    {
        var (now, discipline) = (clock.GetUtcNow(), course.Course.Discipline);
        var uploaded = await media.EvidenceOfAsync(lesson.LessonId);
        var written = await notes.OfCourseAsync(lesson.CourseId);
        return new LessonModel(
            frame,
            lesson.LessonId,
            lesson.Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            course.Lessons.Count,
            discipline.Name,
            discipline.Category,
            course.Course.Street.Name,
            course.Course.VenueOf(lesson).Name,
            course.Course.VenueOf(lesson).Address,
            course.Course.Audience.Words(),
            ContactOf(course.Course),
            StateOf(lesson, now),
            LessonDeadlines.MediaDue(lesson.End, settings.At(lesson.End).Teaching),
            lesson.Start <= now,
            LessonLinks.WithToken(Paths.LessonMedia(lesson.LessonId), token),
            lesson.Start <= now ? null : $"{ChineseDates.Moment(lesson.Start)}上课以后，可以在这里上传。",
            settings.Teaching.MediaMostMegabytes,
            await Task.WhenAll(
                uploaded
                    .Where(one => one.State == MediaState.Accepted)
                    .Select(one => ShownAsync(one, token ?? lesson.LessonId))
            ),
            TakesChange: lesson.Status == LessonStatus.Scheduled && lesson.Start > now,
            CheckInPath: lesson.Status == LessonStatus.Cancelled
                ? null
                : LessonLinks.WithToken(Paths.CheckIn(lesson.LessonId), token),
            MostItems: settings.Teaching.MediaMostItems,
            FormKey: Guid.NewGuid().ToString("N"),
            FilmedBy: course.Filmings.ComingTo(lesson.LessonId)?.Crew?.Name,
            Equipment: discipline.Equipment,
            Counted: CountedBefore(course.Lessons, lesson),
            Trend: HeadcountTrend.Of(
                course.Lessons.Where(one => one.Start < lesson.Start),
                settings.At(lesson.Start).Teaching.MinimumHeadcount(discipline.Category)
            ),
            Notes:
            [
                .. written
                    .Where(note => note.Number < lesson.Number)
                    .OrderByDescending(note => note.At)
                    .Take(LessonModel.MostNotes)
                    .Select(note => new NoteLine(note.Number, note.Text, note.At)),
            ],
            OwnNote: written.FirstOrDefault(note => note.LessonId == lesson.LessonId)?.Text ?? "",
            NoteTo: lesson.Status == LessonStatus.Cancelled || lesson.Start > now
                ? null
                : Paths.LessonNotes(token ?? lesson.LessonId)
        );
    }

    // One count is no trend, and worth knowing all the same.
    private static CountedLesson? CountedBefore(IEnumerable<Lesson> lessons, Lesson lesson) =>
        lessons
            .Where(one =>
                one is { Headcount: not null, Status: not LessonStatus.Cancelled } && one.Start < lesson.Start
            )
            .MaxBy(one => one.Start)
            is { } last
            ? new CountedLesson(last.Number, last.Headcount!.Value)
            : null;

    /// <summary>The street's delivery contact once acknowledged; until then the office that anybody may call.</summary>
    public static Person ContactOf(Course course) =>
        course.AcknowledgedAt is null
            ? new Person(course.Street.PublishedContact.Name, course.Street.PublishedContact.Phone)
            : new Person(course.Contacts.ForDelivery.Name, course.Contacts.ForDelivery.Phone);

    private static Mark StateOf(Lesson lesson, DateTimeOffset now) =>
        lesson.Status == LessonStatus.Cancelled ? new Mark(lesson.Status.Label(), Tone.Bad)
        : lesson.Start > now ? new Mark(LessonStatus.Scheduled.Label())
        : lesson.HasMedia ? new Mark("已上传", Tone.Ok)
        : new Mark("待上传照片或视频", Tone.Warn);

    /// <param name="key">The lesson's id, or the token by which its teacher came.</param>
    private async Task<UploadedMedia> ShownAsync(LessonMedia one, string key)
    {
        var kind = one.Kind!.Value;
        var path =
            one.HasPictures && kind.IsImage()
                ? Paths.LessonPicture(key, one.MediaId)
                : (await uploads.ToReadAsync(one))?.AbsoluteUri;
        return new UploadedMedia(
            one.FileName,
            one.At,
            path is null ? new Mark("文件后来被换过，请撤回重传", Tone.Bad) : new Mark("已收到", Tone.Ok),
            path,
            kind.IsImage(),
            one.HasPictures ? Paths.LessonPicture(key, one.MediaId, small: true) : null,
            one.Consent,
            Paths.LessonMediaItem(key, one.MediaId)
        );
    }
}
