using Delivery.Domain.Calendar;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement.Windows;

/// <summary>A window that the calendar moved, as it was and as it is.</summary>
/// <param name="Name">街镇反馈.</param>
public sealed record MovedDays(string Name, Window Was, Window Now);

/// <summary>To everybody with lessons in the month: the days on which it is reported and paid have changed.</summary>
/// <param name="Windows">Those that concern the reader, and have moved.</param>
public sealed record WindowsMovedMail(
    SiteContact Contact,
    string Name,
    Month Month,
    IReadOnlyList<MovedDays> Windows,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"{Dates.Month(Month)}的课，结算日期改了",
            Contact,
            Name,
            [
                new Paragraph($"放假安排或结算的规定有变，{Dates.Month(Month)}的课，下面的日子改了："),
                new FactTable([
                    .. Windows.Select(one => new Fact(one.Name, $"{Days(one.Now)}（原为{Days(one.Was)}）")),
                ]),
                new ActionLink("查看全年的日期", Link),
            ]
        );

    private static string Days(Window window) => Dates.DaySpan(window.First, window.Last);
}
