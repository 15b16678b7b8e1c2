namespace Delivery.Domain.Matching;

/// <summary>What proves that a teacher may teach a discipline.</summary>
/// <param name="Discipline">Its code.</param>
/// <param name="Proof">Kind and number of the certificate.</param>
/// <param name="Until">The last day on which it holds, in Shanghai; null for no end.</param>
public sealed record Qualification(string Discipline, string Proof, DateOnly? Until = null);
