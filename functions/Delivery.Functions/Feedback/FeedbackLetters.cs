using Delivery.Domain.Calendar;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Feedback;
using Delivery.Pages.Web;

namespace Delivery.Functions.Feedback;

/// <summary>Letters that ask a street for its report on a month.</summary>
public sealed class FeedbackLetters(LessonLists lists, Settlements settlements, Registers registers, LetterBox letters)
{
    /// <param name="reminds">The Shanghai date of a reminder, of which a street gets one a day; null where it is asked for the first time.</param>
    public async Task PostAsync(Month month, IEnumerable<string> streets, DateOnly? reminds)
    {
        var closes = (await settlements.WindowsAsync(month)).Feedback.ClosesAt;
        var asked = new List<Posting>();
        foreach (var code in streets)
            asked.Add(await LetterToAsync(month, code, closes, reminds));
        await letters.PostAsync(asked);
    }

    /// <summary>The reminder of the last day, for whom the morning's digest has not told.</summary>
    /// <param name="last">The Shanghai date of the window's last day.</param>
    public async Task RemindAsync(Month month, IEnumerable<string> streets, DateOnly last)
    {
        var untold = new List<string>();
        foreach (var code in streets)
            if (
                await registers.ReachedAsync(code) is not { } street
                || !await letters.HasDigestAsync(street.SuccessorOn(last) ?? code, street.Contacts.ForDelivery, last)
            )
                untold.Add(code);
        await PostAsync(month, untold, last);
    }

    private async Task<Posting> LetterToAsync(Month month, string code, DateTimeOffset closes, DateOnly? reminds)
    {
        var lessons = await lists.ToReportAsync(month, code);
        if (await registers.ReachedAsync(code) is not { } street)
            throw new InvalidOperationException($"Lessons of {month} belong to the unknown street {code}.");
        var to = street.Contacts.ForDelivery;
        return new Posting(
            $"feedback/{month}/{code}/{(reminds is { } day ? $"reminder-{day:yyyyMMdd}" : "open")}",
            LetterBox.To(to),
            new FeedbackOpenMail(
                letters.Contact,
                to.Name,
                street.Name,
                month,
                lessons.Count,
                closes,
                // A merged street's report is filed on its own pages, to which the other street's home leads.
                letters.Link(
                    street.SuccessorOn(ShanghaiTime.DateOf(closes)) is null
                        ? Paths.FeedbackOf(month.ToString())
                        : Paths.StreetHome
                ),
                reminds is not null
            )
        );
    }
}
