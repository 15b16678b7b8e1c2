using Delivery.Domain.Feedback.News;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Feedback;
using Delivery.Pages.Feedback.News;
using Delivery.Pages.Web;

namespace Delivery.Functions.Feedback.News;

/// <summary>What streets and staff get by mail about news.</summary>
public sealed class NewsLetters(LetterBox letters)
{
    public Task AskAsync(Course course, NewsDue due, int time) =>
        letters.PostAsync(
            $"news-due/{course.CourseId}/{Round(due)}{time}",
            LetterBox.To(course.Contacts.ForDelivery),
            new NewsDueMail(
                letters.Contact,
                course.Contacts.ForDelivery.Name,
                course.Discipline.Name,
                due.DueAt,
                letters.Link(Paths.OrderNews(course.CourseId)),
                IsReminder: time > 0
            )
        );

    public Task TellOfMissedAsync(NewsDue due) =>
        letters.PostAsync(
            $"news-missed/{due.CourseId}{(due.Returns == 0 ? "" : $"/{due.Returns}")}",
            letters.Staff,
            new NewsMissedMail(
                letters.Contact,
                letters.Staff.Name,
                due.StreetName,
                due.Discipline,
                due.DueAt!.Value,
                letters.Link(Paths.StaffNews)
            )
        );

    public Task TellOfReturnAsync(Course course, NewsDue due)
    {
        var to = course.Contacts.ForDelivery;
        return letters.PostAsync(
            $"news-returned/{course.CourseId}/{due.Returns}",
            LetterBox.To(to),
            new NewsReturnedMail(
                letters.Contact,
                to.Name,
                course.Discipline.Name,
                due.Reason!,
                letters.Link(Paths.OrderNews(course.CourseId))
            )
        );
    }

    /// <summary>Each time that it is dropped is told; a correction of what is released is not.</summary>
    /// <param name="to">Of the course it is about, or of the street that wrote.</param>
    public Task TellOfDecisionAsync(Contact to, NewsItem item) =>
        item.State == NewsState.Released
            ? letters.PostAsync(
                $"news-released/{item.NewsId}/{item.ReleasedAt!.Value.UtcTicks}",
                LetterBox.To(to),
                new NewsReleasedMail(letters.Contact, to.Name, item.Title, letters.Link(Paths.NewsItem(item.NewsId)))
            )
            : letters.PostAsync(
                $"news-dropped/{item.NewsId}/{item.DroppedAt!.Value.UtcTicks}",
                LetterBox.To(to),
                new NewsDroppedMail(
                    letters.Contact,
                    to.Name,
                    item.Title,
                    item.Reason!,
                    item.CourseId is { } course ? letters.Link(Paths.OrderNews(course)) : null
                )
            );

    // Each time that it was sent back has mails of its own.
    private static string Round(NewsDue due) => due.Returns == 0 ? "" : $"{due.Returns}-";
}
