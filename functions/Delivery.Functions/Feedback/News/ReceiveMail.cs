using System.Text.RegularExpressions;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback.News;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Feedback.News;

/// <summary>
/// A mail becomes news of its sender's street: of the course that its subject or text names, or, if it names none, of the
/// only one whose news is waited for. A mail of nobody known, or of no certain course, is set aside for staff. Handed on
/// twice, it is taken once.
/// </summary>
public sealed partial class ReceiveMail(
    NewsItems news,
    Courses courses,
    Registers registers,
    DeliveryBlobs blobs,
    Commands commands,
    TimeProvider clock
)
{
    public async Task<Outcome<NewsItem>> RunAsync(MailedNews mail, Call call, DurableTaskClient durable)
    {
        if (mail.Text.Length > NewsRules.LongestMail)
            return Outcome.Refused<NewsItem>(
                "news.mail-too-long",
                $"来信正文超过{NewsRules.LongestMail}字，没有收下，请删短后再寄"
            );
        var photos = new List<NewsPhoto>();
        foreach (var photo in mail.Photos)
            photos.Add(
                new NewsPhoto(
                    await blobs.News.PutPhotoAsync(mail.Id, photo.Large, photo.Small),
                    photo.Width,
                    photo.Height
                )
            );
        return await commands.RunAsync(call, news.Place, durable, () => DecideAsync(mail, photos, call));
    }

    private async Task<Decided<NewsItem>> DecideAsync(MailedNews mail, IReadOnlyList<NewsPhoto> photos, Call call)
    {
        if (await news.FindAsync(mail.Id) is { } taken)
            return Outcome.Of(taken.Value);
        var street = await StreetOfAsync(mail.Sender);
        var course = street is null ? null : await CourseOfAsync(street, mail);
        // Of a merged street's course it is the news, whoever answers for it now.
        var of = course?.Street ?? street;
        var item = new NewsItem(
            mail.Id,
            course is null ? NewsState.SetAside : NewsState.Submitted,
            mail.Subject.Length > 0 ? mail.Subject : "（没有标题）",
            mail.Text
                + (mail.Unread > 0 ? $"\n（另有{mail.Unread}张图片打不开，没有收下）" : "")
                + (mail.TooMany > 0 ? $"\n（最多收{NewsRules.MostPhotos}张，另有{mail.TooMany}张没有收下）" : ""),
            photos,
            clock.GetUtcNow(),
            call.By.Id,
            of?.Code,
            of?.Name,
            of?.District,
            course?.CourseId,
            course?.Discipline.Name,
            mail.Sender
        );
        return await NewsOfMail.ChangeAsync(news, stored: null, item, new Act("news.mail", item.NewsId, item.CourseId));
    }

    private async Task<Street?> StreetOfAsync(string sender) =>
        (await registers.Streets.LatelyAsync())
            .Select(street => street.Value)
            .Where(street => street.SuccessorOn(Today) is null)
            .FirstOrDefault(street => Is(street.Contacts.Ordering, sender) || Is(street.Contacts.ForDelivery, sender));

    private async Task<Course?> CourseOfAsync(Street street, MailedNews mail)
    {
        var due = new List<NewsDue>();
        foreach (var code in (string[])[street.Code, .. street.TakenBy(Today)])
            due.AddRange((await news.DueAsync(code)).Where(one => !one.IsSent));
        var named = Named().Matches($"{mail.Subject}\n{mail.Text}").Select(match => match.Value).ToHashSet();
        // More photos of a course whose news is in are no news of the one that is still waited for.
        var meant =
            due.Find(one => named.Contains(one.CourseId)) ?? (named.Count == 0 && due.Count == 1 ? due[0] : null);
        return meant is null ? null : (await courses.FindAsync(meant.CourseId))?.Value;
    }

    // An order's id, wherever it stands: between words, in brackets, in a link.
    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Za-z0-9]{1,20}-[1-9][0-9]{3}-[0-9]{3,9}(?![0-9])", RegexOptions.None, 1000)]
    private static partial Regex Named();

    private DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());

    private static bool Is(Contact contact, string sender) =>
        contact.Email.Equals(sender, StringComparison.OrdinalIgnoreCase);
}
