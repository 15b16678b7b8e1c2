using System.Globalization;
using Delivery.Functions.Web.Sheets;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>The list as a file: to print, to sign, or to correct and send back.</summary>
internal static class RosterSheet
{
    private static readonly string[] Columns =
    [
        "姓名",
        "手机",
        "出生年份",
        "监护人",
        "监护人手机",
        "监护人同意",
        "到课次数",
    ];

    public static Sheet Of(RosterRead read) =>
        new(
            "学员名单",
            Columns,
            [
                .. read.People.Select(one =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell.Text(one.Person.Name),
                            new Cell.Digits(one.Person.Phone),
                            new Cell.Text(one.Person.BirthYear?.ToString(CultureInfo.InvariantCulture) ?? ""),
                            new Cell.Text(one.Person.Guardian?.Name ?? ""),
                            new Cell.Digits(one.Person.Guardian?.Phone ?? ""),
                            new Cell.Text(one.Person.Guardian is { Consents: true } ? "是" : ""),
                            new Cell.Count(read.Attended(one).Count),
                        ]
                ),
            ]
        );
}
