namespace Delivery.Domain;

/// <summary>What a typed text is, which decides how it is cleaned and how long it may be.</summary>
public enum TextKind
{
    /// <summary>One line of words: an address, a reason.</summary>
    Line,

    /// <summary>Words that may go over several lines.</summary>
    Paragraph,

    /// <summary>A person's name.</summary>
    Name,

    /// <summary>The name of a thing: a street, a venue, a discipline.</summary>
    Title,

    Phone,

    Email,

    /// <summary>A code, an id or a choice out of a list.</summary>
    Code,

    /// <summary>A number, a date or a time of day.</summary>
    Number,

    /// <summary>Of a bank account or a document: a number, without the spaces that cards have, or the words beside it.</summary>
    Account,
}

public static class TextKinds
{
    /// <summary>The greatest length in characters as people count them: one beyond the basic plane is one.</summary>
    public static int Longest(this TextKind kind) =>
        kind switch
        {
            TextKind.Paragraph => 2000,
            // RFC 5321 leaves no more.
            TextKind.Email => 254,
            TextKind.Line => 200,
            TextKind.Title or TextKind.Account => 100,
            TextKind.Code => 80,
            TextKind.Name => 50,
            _ => 40,
        };
}
