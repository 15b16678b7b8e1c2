using Delivery.Domain.Ordering;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.Ordering;

/// <summary>What the form, page and history of a season's order window show.</summary>
public static class SeasonFields
{
    public static IReadOnlyList<FieldGroup> Groups { get; } =
    [
        new(
            "申报时间",
            [
                new("opens", "开放日期", FieldKind.Date, Hint: "这一天的零点开始", Required: true),
                new("closes", "截止日期", FieldKind.Date, Hint: "这一天也还可以申报", Required: true),
            ]
        ),
    ];

    public static EntryValues ValuesOf(SeasonWindow window) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["opens"] = Dates.Iso(window.Opens),
                ["closes"] = Dates.Iso(window.Closes),
            }
        );
}
