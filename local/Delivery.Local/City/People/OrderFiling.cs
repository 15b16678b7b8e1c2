using Delivery.Domain.Ordering;

namespace Delivery.Local.City.People;

/// <summary>How street offices file their orders: one by one over the form, or all of a day as one file.</summary>
public sealed class OrderFiling(CityApi api, Chance chance, CityLog log)
{
    // So many of ten offices keep their orders in a spreadsheet.
    private const double WithFile = 0.3;

    // So many of ten orders ask for a grade.
    private const double WithGrade = 0.2;

    // A street numbers its orders in the order in which it files them.
    public async Task FileAsync(IReadOnlyList<PlannedOrder> ofStreet, DateOnly day)
    {
        if (chance.Hits(WithFile, $"files|{ofStreet[0].Street.Code}"))
        {
            await SendFileAsync(ofStreet, day);
            return;
        }

        foreach (var order in ofStreet)
        {
            var answer = await api.PostAsync("api/orders", Body(order, order.Flaw), $"order-{order.Key}");
            await CountAsync(order, answer.Ok, day);
        }
    }

    // The rows that are right are taken; those that are not are put right one by one.
    private async Task SendFileAsync(IReadOnlyList<PlannedOrder> orders, DateOnly day)
    {
        var bodies = orders.Select(order => Body(order, order.Flaw)).ToList();
        var kind = (OrderFileKind)chance.Below(3, $"file-kind|{orders[0].Street.Code}");
        var sheet = kind == OrderFileKind.Lines ? null : OrderSheets.Write(bodies, kind);
        var key = $"orders-{orders[0].Street.Code}-{day:yyyy-MM-dd}";
        const string Path = "api/import/orders?mode=valid";
        var sent = sheet is null ? await api.FileAsync(Path, bodies, key) : await api.FileAsync(Path, sheet, key);
        var report = sent.Must($"Orders of {orders[0].Street.Code}").Body!;
        log.Count("order files", day);
        // A table's first line names its columns.
        var first = sheet is null ? 1 : 2;
        var wrong = report["errors"]!.AsArray().Select(error => error!["row"]!.GetValue<int>()).ToHashSet();
        foreach (var (index, order) in orders.Index())
            await CountAsync(order, !wrong.Contains(index + first), day);
    }

    private async Task CountAsync(PlannedOrder order, bool isTaken, DateOnly day)
    {
        log.Count(isTaken ? "orders taken" : "orders refused", day);
        if (isTaken || order.Flaw == Flaw.TooLate)
            return;
        // Told what was wrong, the street puts it right at once.
        var mended = await api.PostAsync("api/orders", Body(order, Flaw.None), $"order-{order.Key}-mended");
        log.Count(mended.Ok ? "orders taken" : "orders refused", day);
    }

    private object Body(PlannedOrder order, Flaw flaw) =>
        new
        {
            street = order.Street.Code,
            discipline = order.Discipline.Code,
            fundingStream = order.Stream.ToString(),
            audience = new
            {
                ages = "50—70岁",
                level = "初学",
                expected = flaw == Flaw.TooFewPeople
                    ? order.Expected
                    : Math.Max(order.Expected, order.Discipline.Category == Category.Lecture ? 50 : 20),
            },
            venue = new
            {
                name = $"{order.Street.Name}社区文化中心",
                address = $"测试路{1 + chance.Below(300, $"address|{order.Street.Code}")}号",
                indoor = true,
            },
            gradeAskedFor = chance.Hits(WithGrade, $"grade|{order.Key}") ? "一级" : null,
            lessons = order
                .Lessons.Take(
                    flaw == Flaw.None && order.Flaw == Flaw.Overlap ? order.Lessons.Count - 1 : order.Lessons.Count
                )
                .Select(lesson => new { start = lesson.Start, minutes = lesson.Minutes }),
            contacts = flaw != Flaw.BadPhone
                ? null
                : new
                {
                    ordering = new
                    {
                        name = "联系人",
                        phone = "12345",
                        email = "office@example.cn",
                    },
                },
        };
}
