namespace Delivery.Pages.Web;

/// <summary>One thing a person is waited for.</summary>
/// <param name="Title">What to do, as a sentence: 填写排舞第3节的到课人数.</param>
/// <param name="Action">The words of the link: 填写.</param>
/// <param name="IsOfOrdering">Whoever files the street's orders sees to it; otherwise whoever looks after its courses.</param>
/// <param name="ChasedFrom">The first day whose digest has it, where a letter of its own came before; null for any day.</param>
public sealed record Todo(
    string Title,
    string Path,
    string Action,
    DateTimeOffset? Deadline = null,
    string? Detail = null,
    bool IsOfOrdering = false,
    DateOnly? ChasedFrom = null
);
