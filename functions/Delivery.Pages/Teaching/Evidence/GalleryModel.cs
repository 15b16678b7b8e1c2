using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Evidence;

/// <summary>A month's photos and videos for staff, newest first.</summary>
/// <param name="Month">In which they came.</param>
/// <param name="HasLater">A later month is there to look at.</param>
/// <param name="Street">The code that is chosen; null for the whole city.</param>
/// <param name="More">Where the older ones are.</param>
public sealed record GalleryModel(
    PageFrame Frame,
    Month Month,
    bool HasLater,
    string? Street,
    string? Discipline,
    IReadOnlyList<Choice> Streets,
    IReadOnlyList<Choice> Disciplines,
    IReadOnlyList<GalleryCard> Items,
    string? More
) : IModelOf<GalleryPage>;

/// <param name="HasPictures">False of videos of which the phone made none, and of photos from before pictures were made.</param>
public sealed record GalleryCard(
    string MediaId,
    string Street,
    string Discipline,
    int Number,
    DateTimeOffset Start,
    bool IsImage,
    bool HasPictures,
    MediaConsent Consent,
    bool IsFilm = false
)
{
    public string Title => $"{Street} {Discipline}第{Number}节";
}

/// <summary>One photo or video.</summary>
/// <param name="RemovedBecause">Null while it is there.</param>
/// <param name="MayAct">This reader may say what was agreed to, and delete it.</param>
/// <param name="Reason">A refused reason, as it was typed.</param>
public sealed record GalleryItemModel(
    PageFrame Frame,
    string FormKey,
    GalleryCard Card,
    string CourseId,
    string FileName,
    DateTimeOffset At,
    string By,
    long Bytes,
    string? RemovedBecause,
    bool MayAct,
    string Reason,
    FormErrors Errors
) : IModelOf<GalleryItemPage>;
