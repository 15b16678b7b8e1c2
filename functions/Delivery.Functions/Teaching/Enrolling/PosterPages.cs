using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Pictures;
using Delivery.Pages.Teaching.Enrolling;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>The announcement for the venue's door: to be printed, with the code that leads to the course's page.</summary>
public sealed class PosterPages(
    Site site,
    EnrolmentCommands commands,
    EnglishNames names,
    Drawings drawings,
    LetterBox letters
)
{
    [Function(nameof(ShowPoster))]
    public Task<IResult> ShowPoster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "courses/{id}/poster")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                await commands.CourseAsync(id) is { } course
                    ? await site.HtmlAsync(
                        await ModelOfAsync(site.PublicFrameFor(request, caller), course, IsLarge(request))
                    )
                    : await site.NotFoundAsync(request, caller)
        );

    /// <summary>The poster as a picture: for a print shop, or a chat.</summary>
    [Function(nameof(ShowPosterPicture))]
    public Task<IResult> ShowPosterPicture(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "courses/{id}/poster.png")]
            HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
            {
                if (await commands.CourseAsync(id) is not { } course)
                    return await site.NotFoundAsync(request, caller);
                request.HttpContext.Response.Headers.Vary = "Cookie";
                var poster = await ModelOfAsync(site.PublicFrameFor(request, caller), course, IsLarge(request));
                var page = Paths.Poster(id) + (poster.IsLarge ? "?size=a3" : "");
                return await drawings.AnswerAsync(request, caller, new PosterPicture(poster), page);
            }
        );

    /// <summary>The code alone, for posters of the street's own making.</summary>
    [Function(nameof(ShowPosterCode))]
    public Task<IResult> ShowPosterCode(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "courses/{id}/code.png")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                await commands.CourseAsync(id) is not null
                    ? Results.File(QrCode.Png(letters.Link(Paths.Course(id))), "image/png", $"{id}.png")
                    : await site.NotFoundAsync(request, caller)
        );

    /// <summary>What a chat shows where the course is shared: nothing of it changes with each enrolment.</summary>
    [Function(nameof(ShowCourseCard))]
    public Task<IResult> ShowCourseCard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "courses/{id}/card.png")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                await commands.CourseAsync(id) is { } course
                    ? await drawings.AnswerAsync(request, caller, CardOf(course), Paths.Course(id))
                    : await site.NotFoundAsync(request, caller)
        );

    private static bool IsLarge(HttpRequest request) => request.Query["size"] == "a3";

    private static ShareCard CardOf(CourseWithLessons course)
    {
        var (one, places) = (course.Course, PlacesOf(course));
        var pattern = LessonPattern.Of([.. places.SelectMany(place => place.Lessons).OrderBy(lesson => lesson.Start)]);
        return new ShareCard(
            $"社区体育配送 · 免费{one.Discipline.Category.Label()}",
            one.Discipline.Name,
            places.Count == 0
                ? ["本课程已取消", $"{one.Street.District} · {one.Street.Name}"]
                :
                [
                    pattern.Rhythm,
                    .. pattern.Extent is { } extent ? [extent] : (string[])[],
                    string.Join('、', places.Select(place => place.Venue.Name)),
                    $"{one.Street.District} · {one.Street.Name}",
                ]
        );
    }

    private async Task<PosterModel> ModelOfAsync(PageFrame frame, CourseWithLessons course, bool isLarge)
    {
        var (one, link) = (course.Course, letters.Link(Paths.Course(course.Course.CourseId)));
        var code = QrCode.Path(link, out var width);
        return new PosterModel(
            frame,
            one.CourseId,
            isLarge,
            await names.OfAsync(one.Discipline.Name, frame.Language),
            one.Discipline.Category,
            one.Street.Name,
            PlacesOf(course),
            one.Audience,
            one.PublishedTeacher,
            new Person(one.Street.PublishedContact.Name, one.Street.PublishedContact.Phone),
            link,
            code,
            width
        );
    }

    // Nobody is to come to a lesson that is cancelled, or to a venue that it was moved away from.
    private static IReadOnlyList<PosterPlace> PlacesOf(CourseWithLessons course) =>
        [
            .. course
                .Lessons.Where(lesson => lesson.Status != LessonStatus.Cancelled)
                .GroupBy(course.Course.VenueOf)
                .Select(place => new PosterPlace(
                    place.Key,
                    [.. place.Select(lesson => new LessonTime(lesson.Start, lesson.Minutes))]
                )),
        ];
}
