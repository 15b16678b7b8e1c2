using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Pages.Teaching.Enrolling;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>The announcement for the venue's door: to be printed, with the code that leads to the course's page.</summary>
public sealed class PosterPages(Site site, EnrolmentCommands commands, EnglishNames names, LetterBox letters)
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
                        await ModelOfAsync(site.PublicFrameFor(request, caller), course, request.Query["size"] == "a3")
                    )
                    : await site.NotFoundAsync(request, caller)
        );

    /// <summary>The code alone, for posters of the street's own making.</summary>
    [Function(nameof(ShowPosterCode))]
    public Task<IResult> ShowPosterCode(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "courses/{id}/poster.png")]
            HttpRequest request,
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
            one.Teacher is { NameMayBePublished: true } teacher ? teacher.Name : null,
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
