using Delivery.Domain.People.Training;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.People.Training;

public enum TrainingMailKind
{
    Invitation,
    Again,
    Tomorrow,

    /// <summary>It is at another time or place than it was announced with.</summary>
    Changed,
    CalledOff,
}

/// <summary>To a street's delivery contact: come to a training, say whether you come, it is tomorrow, it was moved or called off.</summary>
/// <param name="Reason">Why it was called off.</param>
public sealed record TrainingMail(
    SiteContact Contact,
    string Name,
    TrainingPlan Plan,
    string Link,
    TrainingMailKind Kind,
    string? Reason = null
) : IMail
{
    public Letter Write() =>
        new(
            Kind switch
            {
                TrainingMailKind.Invitation => $"请参加培训：{Plan.Title}，{Dates.Deadline(Plan.AnswerBy)}前回复",
                TrainingMailKind.Again => $"还没有收到回复：{Plan.Title}",
                TrainingMailKind.Changed => $"培训有变动：{Plan.Title}，{Dates.DayAndWeekday(Plan.Start)}",
                TrainingMailKind.CalledOff => $"培训取消：{Plan.Title}",
                _ => $"提醒：明天培训 {Plan.Title}",
            },
            Contact,
            Name,
            [
                new FactTable(
                    new Fact("培训", Plan.Title),
                    new Fact("时间", Dates.Span(Plan.Start, Plan.Minutes)),
                    new Fact("地点", $"{Plan.Place}（{Plan.Address}）")
                ),
                Reason is { } why ? new Quote("协会", why) : null,
                new ActionLink(
                    Kind is TrainingMailKind.Tomorrow or TrainingMailKind.CalledOff ? "查看培训" : "回复来不来",
                    Link
                ),
                Closing,
            ]
        );

    private Paragraph? Closing =>
        Kind switch
        {
            TrainingMailKind.Tomorrow => null,
            TrainingMailKind.CalledOff => new Paragraph("这次培训不办了，请转告要来的人。"),
            TrainingMailKind.Changed => new Paragraph(
                $"以上是变动后的安排，请转告要来的人。回复过的仍然有效，要改请在 {Dates.Deadline(Plan.AnswerBy)} 前。"
            ),
            _ => new Paragraph($"请在 {Dates.Deadline(Plan.AnswerBy)} 前回复。每个街镇每年至少要有一人受训。"),
        };
}

/// <summary>To staff: answers are over.</summary>
/// <param name="Silent">Names of the streets that said nothing.</param>
public sealed record TrainingAnswersMail(
    SiteContact Contact,
    string Name,
    string Title,
    int Streets,
    int People,
    IReadOnlyList<string> Silent,
    string Link
) : IMail
{
    private const int MostNamed = 50;

    public Letter Write() =>
        new(
            $"{Title}：{Streets}个街镇{People}人来",
            Contact,
            Name,
            [
                new Paragraph($"报名已截止，{Streets}个街镇共{People}人来，{Silent.Count}个街镇没有回复。"),
                Silent.Count == 0 ? null : new Bullets([.. Silent.Take(MostNamed)]),
                new ActionLink("查看回复", Link),
            ]
        );
}
