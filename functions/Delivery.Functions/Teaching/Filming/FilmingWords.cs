using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Teaching.Filming;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>Bookings between rows and pages.</summary>
internal static class FilmingWords
{
    public static FilmLine LineOf(FilmListing listing, DateTimeOffset now) =>
        new(
            listing.FilmingId,
            listing.Street,
            listing.Discipline,
            listing.Category,
            new LessonTime(listing.Start, listing.Minutes),
            listing.Crew,
            MarkOf(listing.State, listing.HasFilm, listing.Start.AddMinutes(listing.Minutes) <= now)
        );

    public static Mark MarkOf(FilmState state, bool hasFilm, bool isOver) =>
        (state, hasFilm, isOver) switch
        {
            (FilmState.Confirmed, _, true) => new Mark("缺影片", Tone.Warn),
            (FilmState.Confirmed, _, _) => new Mark(state.Label(), Tone.Ok),
            (FilmState.Done, true, _) => new Mark("有影片", Tone.Ok),
            (FilmState.Done, false, _) => new Mark("没有影片", Tone.Warn),
            (FilmState.Declined, _, _) => new Mark(state.Label(), Tone.Warn),
            _ => new Mark(state.Label()),
        };

    /// <summary>The rules name fields as the API spells them.</summary>
    public static FormErrors ErrorsOf(IEnumerable<Refusal> refusals) =>
        new([.. refusals.Select(refusal => new FieldError(NameOf(refusal.Field), refusal.Message))]);

    private static string NameOf(string? field) =>
        field switch
        {
            "crew.name" => "personName",
            "crew.email" => "email",
            "crew.phone" => "phone",
            _ => field ?? "",
        };
}
