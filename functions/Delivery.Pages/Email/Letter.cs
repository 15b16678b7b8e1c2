using Delivery.Domain.Ordering;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;

namespace Delivery.Pages.Email;

/// <summary>A worded mail. <see cref="LetterMail"/> shows it as HTML, <see cref="LetterText"/> as plain text.</summary>
/// <param name="Name">Whom it greets.</param>
/// <param name="Given">In order; null where there is nothing to say.</param>
public sealed record Letter(string Subject, SiteContact Contact, string Name, IReadOnlyList<LetterPart?> Given)
    : IModelOf<LetterMail>
{
    public IEnumerable<LetterPart> Parts => Given.OfType<LetterPart>();
}

public abstract record LetterPart;

public sealed record Paragraph(string Text) : LetterPart;

/// <summary>Somebody's own words: a reviewer's question, a reason.</summary>
public sealed record Quote(string From, string Text) : LetterPart;

/// <summary>Labels and values, one under the other.</summary>
public sealed record FactTable(params IReadOnlyList<Fact> Given) : LetterPart
{
    public IEnumerable<Fact> Facts => Given.Where(fact => fact.Value is not null);
}

/// <param name="Value">Null where there is nothing to say; the line is then left out.</param>
public sealed record Fact(string Label, string? Value);

public sealed record Bullets(IReadOnlyList<string> Items) : LetterPart;

/// <summary>One line each, and where to see to it; the addresses are absolute.</summary>
public sealed record LinkedBullets(IReadOnlyList<ActionLink> Items) : LetterPart;

/// <summary>The one thing to click; its address is absolute.</summary>
public sealed record ActionLink(string Text, string Url) : LetterPart;

/// <summary>What a course is, where and when; every date is listed.</summary>
/// <param name="Street">The street's name.</param>
/// <param name="Numbers">Of the lessons in their course; null where they are counted from the first.</param>
public sealed record CourseFacts(
    string Discipline,
    Category Category,
    string Street,
    string Venue,
    string Address,
    IReadOnlyList<LessonTime> Lessons,
    IReadOnlyList<int>? Numbers = null
) : LetterPart
{
    /// <summary>第5节 10月13日（周二）09:30—11:00, one after the other.</summary>
    public IEnumerable<string> Times =>
        Lessons.Select((lesson, at) => $"第{Numbers?[at] ?? at + 1}节 {Dates.Span(lesson.Start, lesson.Minutes)}");

    /// <summary>太极拳（10节）</summary>
    public string Title => $"{Discipline}（{Lessons.Count}节）";
}

/// <summary>The week's article, ready to be taken over.</summary>
public sealed record Article(ProgrammeArticleModel Model) : LetterPart;
