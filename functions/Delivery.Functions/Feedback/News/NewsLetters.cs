using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Pages.Feedback.News;
using Delivery.Pages.Web;

namespace Delivery.Functions.Feedback.News;

/// <summary>What streets and staff get by mail about news.</summary>
public sealed class NewsLetters(LetterBox letters, Courses courses)
{
    public Task AskAsync(Course course, NewsDue due, int time) =>
        letters.PostAsync(
            $"news-due/{course.CourseId}/{time}",
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
            $"news-missed/{due.CourseId}",
            letters.Staff,
            new NewsMissedMail(
                letters.Contact,
                letters.Staff.Name,
                due.StreetName,
                due.Discipline,
                due.DueAt,
                letters.Link(Paths.StaffNews)
            )
        );

    public async Task TellOfReturnAsync(NewsItem item)
    {
        var course = (await courses.GetAsync(item.CourseId!)).Value;
        var to = course.Contacts.ForDelivery;
        await letters.PostAsync(
            $"news-returned/{item.NewsId}/{item.ReceivedAt.UtcTicks}",
            LetterBox.To(to),
            new NewsReturnedMail(
                letters.Contact,
                to.Name,
                course.Discipline.Name,
                item.Reason!,
                letters.Link(Paths.OrderNews(course.CourseId))
            )
        );
    }
}
