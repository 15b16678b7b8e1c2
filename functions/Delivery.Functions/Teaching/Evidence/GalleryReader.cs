using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Words;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Pages.Teaching.Evidence;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Teaching.Evidence;

/// <summary>The photos and videos of all lessons, as staff look through them.</summary>
public sealed class GalleryReader(
    Site site,
    MediaLists lists,
    MediaRows media,
    Courses courses,
    Registers registers,
    TimeProvider clock
)
{
    private const int PageLength = 24;

    public async Task<GalleryModel> ListAsync(Caller caller, HttpRequest request)
    {
        var now = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
        var month =
            Month.TryParse(request.Query["month"].ToString(), out var asked) && asked.CompareTo(now) <= 0 ? asked : now;
        var (street, discipline) = (Chosen(request, "street"), Chosen(request, "discipline"));
        var page = await lists.PageAsync(month, street, discipline, PageAsked.Of(request).After, PageLength);
        return new GalleryModel(
            site.FrameFor(caller),
            month,
            month != now,
            street,
            discipline,
            [.. (await registers.Streets.LatelyAsync()).Select(row => new Choice(row.RowKey, row.Value.Name))],
            [.. (await registers.Disciplines.LatelyAsync()).Select(row => new Choice(row.RowKey, row.Value.Name))],
            [.. page.Rows.Select(row => CardOf(row.Value))],
            page.After is null ? null : $"{Paths.MediaOf(month.ToString(), street, discipline)}&after={page.After}"
        );
    }

    /// <param name="typed">A refused reason, as it was typed.</param>
    public async Task<GalleryItemModel?> ItemAsync(Caller caller, string mediaId, string typed, FormErrors errors)
    {
        if ((await media.FindAsync(mediaId))?.Value is not { State: MediaState.Accepted or MediaState.Removed } one)
            return null;
        var read = await courses.GetWithLessonAsync(one.LessonId);
        return new GalleryItemModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            CardOf(MediaListing.Of(read.Course, read.Lesson, one)),
            read.Course.CourseId,
            one.FileName,
            one.At,
            one.FilmingId is not null ? "拍摄组"
                : read.Course.TeacherOf(read.Lesson) is { } teacher && teacher.TeacherId == one.By
                    ? $"{teacher.Name}老师"
                : ActorWords.Of(one.By),
            one.Bytes ?? 0,
            one.State == MediaState.Removed ? one.RemovedBecause ?? "上传的人撤回了" : null,
            one.State == MediaState.Accepted && caller.May(Role.Reviewer),
            typed,
            errors
        );
    }

    private static GalleryCard CardOf(MediaListing one) =>
        new(
            one.MediaId,
            one.StreetName,
            one.DisciplineName,
            one.Number,
            one.Start,
            one.Kind.IsImage(),
            one.HasPictures,
            one.Consent,
            one.IsFilm
        );

    private static string? Chosen(HttpRequest request, string name) =>
        request.Query[name].ToString() is { Length: > 0 } code && TableRows.CanBeKey(code) ? code : null;
}
