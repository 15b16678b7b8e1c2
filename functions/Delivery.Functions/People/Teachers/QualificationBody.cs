using Delivery.Domain;

namespace Delivery.Functions.People.Teachers;

/// <summary>A teacher's certificate for one discipline.</summary>
/// <param name="Until">The last day on which it holds; null for no end.</param>
public sealed record QualificationBody(
    [Typed(TextKind.Code)] string Discipline,
    [Typed(TextKind.Title)] string Proof,
    DateOnly? Until = null
);
