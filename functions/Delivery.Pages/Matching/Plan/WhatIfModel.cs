using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.Plan;

/// <summary>What one change would win, tried without anybody being asked.</summary>
/// <param name="Courses">Those that wait, by id.</param>
/// <param name="Teachers">Whom an obstacle stands against somewhere.</param>
/// <param name="Tried">What was tried, in a sentence; null before.</param>
/// <param name="Won">What it wins, in sentences.</param>
public sealed record WhatIfModel(
    IReadOnlyList<Choice> Disciplines,
    IReadOnlyList<Choice> Districts,
    IReadOnlyList<Choice> Courses,
    IReadOnlyList<Choice> Teachers,
    IReadOnlyDictionary<string, string> Typed,
    string? Tried,
    IReadOnlyList<string> Won,
    FormErrors Errors
)
{
    public string Of(string field) => Typed.GetValueOrDefault(field, "");
}
