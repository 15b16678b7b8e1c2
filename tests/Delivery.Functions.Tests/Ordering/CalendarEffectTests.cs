using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.People;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>Before a new calendar is taken it is said which filed orders it touches.</summary>
public sealed class CalendarEffectTests
{
    // It is 1 September: the tenth working day after it is the 15th.
    private static readonly string[] Early = ["2026-09-15T09:30", "2026-09-22T09:30"];

    [Fact]
    public async Task Lessons_on_a_new_holiday_and_orders_that_would_come_too_late_are_named()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var early = await town.FileAsync(Early);
        var later = await town.FileAsync("2026-10-12T14:00", "2026-10-19T14:00");

        var warned = await WarningsAsync(town, "\n2026-09-10\n2026-10-19");

        Assert.Contains(
            $"订单 {later} 有课在新的放假日（10月19日），街镇没有勾选“节假日照常上课”，请与街镇确认",
            warned,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"订单 {early} 等待审核，首课9月15日；按新的年历，它申报时最早可排9月16日",
            warned,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain($"订单 {early} 有课在", warned, StringComparison.Ordinal);
        Assert.DoesNotContain($"订单 {later} 等待审核", warned, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirmed_lessons_are_counted_by_their_day_and_go_on()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();

        var warned = await WarningsAsync(town, "\n2026-09-28\n2026-09-29");

        Assert.Contains(
            "9月28日将放假，已有1节课定在这一天；课照常上，要改的请办理更改",
            warned,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("9月29日将放假，已有", warned, StringComparison.Ordinal);
        Assert.DoesNotContain($"订单 {course}", warned, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_is_not_touched_is_not_named_nor_one_that_was_turned_down()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var order = await town.FileAsync("2026-10-12T14:00");
        Assert.DoesNotContain(order, await WarningsAsync(town, "\n2026-10-09"), StringComparison.Ordinal);
        await town.SendAsync($"/api/orders/{order}/decision", new { decision = "reject", comment = "场地不合适" });
        await town.App.IdleAsync();

        Assert.DoesNotContain(order, await WarningsAsync(town, "\n2026-10-12"), StringComparison.Ordinal);
    }

    private static async Task<string> WarningsAsync(Town town, string off)
    {
        var form = await EntryForm.OpenAsync(town.App.Http, "/staff/calendar/2026/edit");
        form["off"] += off;
        var sent = await form.SendAsync();
        Assert.Equal(200, sent.Status);
        return sent.Text;
    }
}
