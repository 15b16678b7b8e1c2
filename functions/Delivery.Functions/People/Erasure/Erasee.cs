using System.Text.Json;
using Delivery.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.People.Erasure;

/// <summary>Somebody who is to be erased: everything by which they are found and named, as it was when it was asked for.</summary>
/// <param name="Id">The teacher's id, the contact's address, or the citizen's phone.</param>
/// <param name="Shown">As certificate and audit log name them, without their name.</param>
/// <param name="Words">Names, phones and addresses that go wherever they stand, and are nobody else's.</param>
/// <param name="Emails">All addresses they ever had.</param>
/// <param name="Persons">Under which their sessions are kept.</param>
/// <param name="Streets">Of a contact: the streets that they worked for.</param>
/// <param name="Disciplines">Of a teacher: all that they were ever registered for.</param>
public sealed record Erasee(
    string Kind,
    string Id,
    string Shown,
    IReadOnlyList<string> Words,
    IReadOnlyList<string> Emails,
    IReadOnlyList<string> Persons,
    IReadOnlyList<string> Streets,
    IReadOnlyList<string> Disciplines
)
{
    /// <summary>Of a citizen: the courses that they signed up for. Others' are found by what they did.</summary>
    public IReadOnlyList<string>? Courses { get; init; }

    /// <summary>What stands where somebody was.</summary>
    public const string Gone = "（已删除）";

    // 周二 is a name, and a day of the week.
    private const int ShortName = 2;

    /// <summary>
    /// A text without them. In rows and files texts are JSON, in which a word may stand escaped. A name as short as a word of
    /// the language is taken for theirs where it stands alone, or where a phone or address of theirs stands too.
    /// </summary>
    public string Without(string text)
    {
        var known = Words.Where(word => word.Length > ShortName).ToList();
        var without = known.Aggregate(text, Replaced);
        return Words
            .Except(known)
            .Aggregate(
                without,
                (now, name) =>
                    without == text
                        ? now.Replace($"\"{name}\"", $"\"{Gone}\"", StringComparison.Ordinal)
                        : Replaced(now, name)
            );
    }

    private static string Replaced(string text, string word) =>
        text.Replace(word, Gone, StringComparison.OrdinalIgnoreCase)
            .Replace(JsonEncodedText.Encode(word).ToString(), Gone, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A kind of person who can be erased. Each stage registers its own.</summary>
/// <param name="FindAsync">By the id of the address; the refusal says why they cannot be erased now.</param>
public sealed record ErasableKind(
    string Name,
    string Label,
    string IdLabel,
    Func<string, Task<Outcome<Erasee>>> FindAsync
);

/// <summary>A place where people's data lies. Each stage registers its own; all are gone through for everybody.</summary>
/// <param name="Name">In histories of orchestrations: it never changes.</param>
/// <param name="EraseAsync">May be repeated; tells how many rows or files it changed or deleted.</param>
public sealed record ErasablePlace(string Name, string Label, Func<Erasee, Task<int>> EraseAsync);

public static class ErasableRegistration
{
    public static IServiceCollection AddErasable(
        this IServiceCollection services,
        Func<IServiceProvider, ErasableKind> kind
    ) => services.AddSingleton(kind);

    public static IServiceCollection AddErasable(
        this IServiceCollection services,
        Func<IServiceProvider, ErasablePlace> place
    ) => services.AddSingleton(place);
}
