using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Web.Sheets;

namespace Delivery.Local.City.People;

/// <summary>How an office keeps its orders.</summary>
public enum OrderFileKind
{
    Lines,
    Xlsx,

    /// <summary>CSV as older programs write it.</summary>
    Gb18030,
}

/// <summary>A street's orders as a table; each is given in the API's form.</summary>
public static class OrderSheets
{
    private static readonly string[] Fields =
    [
        "street",
        "discipline",
        "fundingStream",
        "audience.ages",
        "audience.level",
        "audience.expected",
        "venue.name",
        "venue.address",
        "venue.indoor",
        "contacts.ordering.name",
        "contacts.ordering.phone",
        "contacts.ordering.email",
    ];

    private static readonly string[] Columns = [.. Fields, "start", "minutes", "days"];

    /// <returns>Null where a row cannot hold an order: it has one time and one length for all its lessons.</returns>
    public static byte[]? Write(IEnumerable<object> orders, OrderFileKind kind)
    {
        var bodies = orders.Select(order => JsonSerializer.SerializeToNode(order, JsonSerializerOptions.Web)!).ToList();
        if (!bodies.TrueForAll(body => Lessons(body).Select(one => (one.Time, one.Minutes)).Distinct().Count() == 1))
            return null;
        var sheet = new Sheet("订单", Columns, [.. bodies.Select(RowOf)]);
        return kind == OrderFileKind.Xlsx
            ? XlsxSheet.Write(sheet)
            : CsvText.Bytes(CsvSheet.Write(sheet), CsvEncoding.Gb18030);
    }

    private static Cell[] RowOf(JsonNode body)
    {
        var lessons = Lessons(body).ToList();
        return
        [
            .. Fields.Select(field => new Cell.Text(
                $"{field.Split('.').Aggregate((JsonNode?)body, (node, name) => node?[name])}"
            )),
            new Cell.Text(lessons[0].Time),
            new Cell.Text($"{lessons[0].Minutes}"),
            new Cell.Text(string.Join('、', lessons.Select(lesson => lesson.Day))),
        ];
    }

    private static IEnumerable<(string Day, string Time, int Minutes)> Lessons(JsonNode body) =>
        from lesson in body["lessons"]!.AsArray()
        let start = lesson!["start"]!.GetValue<DateTimeOffset>().ToOffset(TimeSpan.FromHours(8))
        select (
            start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            start.ToString("HH:mm", CultureInfo.InvariantCulture),
            lesson["minutes"]!.GetValue<int>()
        );
}
