namespace Delivery.Domain;

/// <summary>The domain says no: a stable code for machines, a Chinese sentence for people.</summary>
/// <param name="Field">Path of the refused field as the API spells it, such as <c>lessons[2].start</c>.</param>
public sealed record Refusal(string Code, string Message, string? Field = null)
{
    /// <summary>The sentence on public pages in English; null where only offices, teachers or staff are told.</summary>
    public string? English { get; init; }

    /// <summary>Path of the page on which it is put right, where that is another one.</summary>
    public string? Link { get; init; }
}
