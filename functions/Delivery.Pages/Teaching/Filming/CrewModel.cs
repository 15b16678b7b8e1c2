using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Filming;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Filming;

/// <summary>A film crew's page for one lesson.</summary>
/// <param name="OnSite">The street's delivery contact.</param>
/// <param name="HasBegun">From then on nobody answers whether the crew comes.</param>
/// <param name="IsOver">Before, there is no film.</param>
/// <param name="HasFile">The film came as a file.</param>
/// <param name="UploadTo">Where the page asks for an address for each file.</param>
/// <param name="MostMegabytes">How large a file may be.</param>
/// <param name="Act">Which of the page's forms was refused; empty for none.</param>
/// <param name="TypedFilm">As it was typed, when refused.</param>
public sealed record CrewModel(
    PageFrame Frame,
    string FormKey,
    string PostTo,
    string Street,
    string Discipline,
    Category Category,
    LessonTime Time,
    string Venue,
    string Address,
    Person OnSite,
    string? Purpose,
    FilmState State,
    bool HasBegun,
    bool IsOver,
    DateTimeOffset AnswerBy,
    DateTimeOffset FilmDue,
    string? Film,
    bool HasFile,
    string UploadTo,
    int MostMegabytes,
    string? Reason,
    string Act,
    string TypedFilm,
    string TypedReason,
    FormErrors Errors
) : IModelOf<CrewPage>
{
    public bool Answers => State == FilmState.Booked && !HasBegun;

    public bool MayDecline => State is FilmState.Booked or FilmState.Confirmed && !HasBegun;

    public bool Delivers => State == FilmState.Confirmed && IsOver;

    /// <summary>A film may have more than one file; what was said to be there stays there.</summary>
    public bool Uploads => IsOver && (Delivers || State == FilmState.Done && (HasFile || Film is not null));
}
