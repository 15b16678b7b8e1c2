using Delivery.Domain.Ordering;

namespace Delivery.Domain.Teaching.Enrolling;

/// <summary>Who answers for somebody under fourteen.</summary>
/// <param name="Consents">Agrees that the child comes and that its data are kept.</param>
public sealed record Guardian(
    [Typed(TextKind.Name)] string Name,
    [Typed(TextKind.Phone)] string Phone,
    bool Consents = false
);

/// <summary>Somebody who takes part in a course.</summary>
/// <param name="Phone">Where they are reached; a family shares one.</param>
/// <param name="BirthYear">Null where a street entered somebody without it.</param>
public sealed record Participant(
    string Name,
    string Phone,
    int? BirthYear = null,
    string? Email = null,
    Guardian? Guardian = null
)
{
    /// <summary>张*, 欧阳**: enough to know oneself by.</summary>
    public string MaskedName =>
        Name.EnumerateRunes().ToList() is [var first, .. var rest] ? first + new string('*', rest.Count) : Name;

    /// <summary>张 三 and 张三 are one person.</summary>
    public string NameWithoutSpaces => string.Concat(Name.Where(letter => letter != ' '));

    /// <summary>A guardian is kept of children alone: nobody answers for a grown-up (domain.md, section 9: only what is needed).</summary>
    public Participant WithGuardianOfChild(DateOnly today) =>
        ParticipantRules.MayBeChild(BirthYear, today) ? this : this with { Guardian = null };

    public string MaskedPhone => Phones.Mask(Phone);
}
