using Delivery.Functions.Email;
using Delivery.Pages.Ordering.Chasing;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Chasing;

/// <summary>Staff get one mail a day about what streets have left undone for too long.</summary>
public sealed class TellOfLeftUndone(LetterBox letters)
{
    [Function(nameof(TellOfLeftUndone))]
    public Task Run([ActivityTrigger] LeftUndoneOfDay day) =>
        letters.PostAsync(
            $"left-undone/{day.Day:yyyy-MM-dd}",
            letters.Staff,
            new LeftUndoneMail(
                letters.Contact,
                letters.Staff.Name,
                [.. day.Items.Select(item => new LeftUndoneLine(item.Street, item.Title, item.Due))],
                letters.Link(Paths.StaffHome)
            )
        );
}
