using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering.Chasing;

/// <summary>To a street office, once a day at most: all that is open and due, the most urgent first.</summary>
/// <param name="Now">What lies before it is late.</param>
/// <param name="Todos">With absolute addresses.</param>
/// <param name="Link">To the street's page.</param>
public sealed record StreetDigestMail(
    SiteContact Contact,
    string Name,
    string Street,
    DateTimeOffset Now,
    IReadOnlyList<Todo> Todos,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"今天要办的{Todos.Count}件事：{Todos[0].Title}{(Todos.Count > 1 ? "等" : "")}",
            Contact,
            Name,
            [
                new Paragraph($"{Street}有{Todos.Count}件事到期或将到期，请尽快办理："),
                new LinkedBullets([.. Todos.Select(todo => new ActionLink(LineOf(todo), todo.Path))]),
                new ActionLink("查看全部", Link),
                new Paragraph("办好的不再提醒；没有办好的，每个工作日最多提醒一次。"),
            ]
        );

    private string LineOf(Todo todo) =>
        todo.Deadline < Now
            ? $"{todo.Title}（已逾期，应在 {Dates.Deadline(todo.Deadline.Value)} 前办好）"
            : $"{todo.Title}（{Dates.Deadline(todo.Deadline!.Value)}截止）{(todo.Detail is { } detail ? $"：{detail}" : "")}";
}

public sealed record LeftUndoneLine(string Street, string Title, DateTimeOffset Due);

/// <summary>To staff, once a day at most: what streets have left undone in spite of being chased.</summary>
public sealed record LeftUndoneMail(SiteContact Contact, string Name, IReadOnlyList<LeftUndoneLine> Items, string Link)
    : IMail
{
    public Letter Write() =>
        new(
            $"{Items.Select(item => item.Street).Distinct().Count()}个街镇有{Items.Count}件事逾期没有办",
            Contact,
            Name,
            [
                new Paragraph("系统已多次提醒，仍没有办好，请联系街镇："),
                new Bullets([
                    .. Items.Select(item => $"{item.Street}：{item.Title}（应在 {Dates.Deadline(item.Due)} 前）"),
                ]),
                new ActionLink("打开工作台", Link),
            ]
        );
}
