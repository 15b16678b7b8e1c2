using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>The signed link of one booking: the crew's only way in, and only to this lesson.</summary>
public sealed class FilmLinks(SignedLinks links)
{
    public const string Path = "filming";

    public string To(FilmedLesson film) =>
        links.Make(LinkPurpose.Filming, Path, film.Booking.FilmingId, FilmSteps.LinkEnds(film.Lesson)).ToString();

    public LinkHolder Read(string token) => links.Read(LinkPurpose.Filming, token);
}
