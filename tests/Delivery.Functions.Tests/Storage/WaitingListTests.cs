using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Conduct;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Beginning;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Storage;

/// <summary>What staff's overview shows in one read is what the rows of orders, courses and questions say.</summary>
public sealed class WaitingListTests
{
    [Fact]
    public async Task Over_a_week_what_waits_for_staff_is_what_the_rows_themselves_say()
    {
        await using var town = await BegunTown.StartAsync();
        var first = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-22T09:30", "2026-09-23T09:30");
        var asked = await town.FileAsync("2026-09-24T14:00");
        // T01 teaches elsewhere at that time, and there is nobody else.
        await town.CourseAsync("2026-09-22T09:30");
        await HoldsAsync(town, orders: 2, changes: 0, begun: 0);

        await town.SendAsync($"/api/orders/{asked}/decision", new { decision = "return", comment = "请写明场地楼层" });
        await HoldsAsync(town, orders: 1, changes: 0, begun: 0);

        var moved = await town.AskAsync($"{first}-03", Asking.Move("2026-09-30T14:00"));
        await HoldsAsync(town, orders: 1, changes: 1, begun: 0);
        await town.App.MoveToAsync("2026-09-21T09:46");
        await HoldsAsync(town, orders: 1, changes: 1, begun: 1);
        await town.PutAsync($"/api/lessons/{first}-01/attendance", new { headcount = 26 });
        await HoldsAsync(town, orders: 1, changes: 1, begun: 0);
        await town.ApproveAsync(moved);
        await HoldsAsync(town, orders: 1, changes: 0, begun: 0);
        await town.App.MoveToAsync("2026-09-22T09:46");
        // Nobody was found before the course without a teacher should have begun.
        await HoldsAsync(town, orders: 0, changes: 0, begun: 1);
        await town.App.MoveToAsync("2026-09-28T00:00");

        await HoldsAsync(town, orders: 0, changes: 0, begun: 0);
    }

    [Fact]
    public async Task Whatever_request_is_cut_off_as_an_order_is_listed_the_repetition_puts_it_right()
    {
        var fuse = new StorageFuse();
        await using var town = await Town.StartAsync(teachers: 0, fuse: fuse);
        // Without a limit of lessons.
        town.FundingStream = "NonBasic";
        var lists = town.App.Services.GetRequiredService<OrderLists>();
        for (var request = 1; ; request++)
        {
            var order = await town.FileAsync($"2026-09-{request + 14:00}T09:30");
            await town.SendAsync($"/api/orders/{order}/decision", new { decision = "return", comment = "请补充" });
            await town.App.IdleAsync();
            await town.Waiting.PutAsync(WaitingLists.Order, order, await town.ListedAsync(order));
            fuse.Arm(request, last: request % 2 == 0);
            var cut = await Record.ExceptionAsync(() => lists.RefreshAsync(order));
            fuse.Mend();
            await lists.RefreshAsync(order);

            await HoldsAsync(town, orders: 0, changes: 0, begun: 0);
            if (cut is null)
                return;
        }
    }

    [Fact]
    public async Task What_another_app_keeps_in_its_own_places_comes_in_as_it_is_by_now_and_a_bad_row_keeps_nothing_back()
    {
        await using var town = await BegunTown.StartAsync();
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-23T09:30", "2026-09-24T09:30");
        var order = await town.FileAsync("2026-09-28T14:00");
        var returned = await town.FileAsync("2026-09-29T14:00");
        await town.SendAsync($"/api/orders/{returned}/decision", new { decision = "return", comment = "请补充" });
        var open = await town.AskAsync($"{course}-02", Asking.Move("2026-09-30T14:00"));
        var decided = await town.AskAsync($"{course}-03", Asking.Move("2026-10-09T14:00"));
        await town.ApproveAsync(decided);
        await town.App.MoveToAsync("2026-09-21T09:46");
        var old = (await town.Waiting.ReadAsync()).Changes.Single();
        var tables = town.App.Services.GetRequiredService<DeliveryTables>();
        foreach (var row in await tables.ChangeLists.KeysAsync(WaitingLists.Partition, "a", "z"))
            await tables.ChangeLists.DeleteEntityAsync(WaitingLists.Partition, row);
        await town.Waiting.PutAsync(WaitingLists.Order, returned, await town.ListedAsync(returned));
        foreach (var id in (string[])["0-bad", open, decided])
            await tables.ChangeLists.AddEntityAsync(Row.Of(ChangeLists.Before, id, old));
        await town.Waiting.PutAsync(WaitingLists.Change, "0-bad", "not a change");
        var report = new LedgerReport(town.App.Now, 3, []);
        await tables.Settlements.UpsertEntityAsync(Row.Of("ledger", "report", report));

        for (var times = 0; times < 2; times++)
            await town.App.Services.GetRequiredService<RenewWaiting>().RunAsync();

        await town.Waiting.RemoveAsync(WaitingLists.Change, "0-bad");
        var waiting = await town.Waiting.ReadAsync();
        Assert.Equal(order, Assert.Single(waiting.Orders).OrderId);
        Assert.Equal(open, Assert.Single(waiting.Changes).ChangeId);
        Assert.Equal($"{course}-01", Assert.Single(waiting.Begun).LessonId);
        Assert.Equal((report.At, 3), (waiting.Ledger!.At, waiting.Ledger.Streets));
        // An app that is set back still finds its own.
        Assert.Equal(3, (await tables.ChangeLists.KeysAsync(ChangeLists.Before, "0", "9")).Count);
        Assert.Contains("could not be renewed: change 0-bad", town.App.Story(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_kept_a_newer_word_that_is_not_listed_yet_finds_the_row_changed_by_the_one_who_followed_the_list()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var order = await town.FileAsync();
        var lists = town.App.Services.GetRequiredService<DeliveryTables>().OrderLists;
        var read = (await lists.GetEntityAsync<TableEntity>("2026-autumn", order)).Value;
        await town.Waiting.RemoveAsync(WaitingLists.Order, order);

        await town.App.Services.GetRequiredService<WaitingOrders>().FollowAsync("2026-autumn", order);

        Assert.False(await lists.TryCommitAsync([TableRows.Replace(read, read.ETag)]));
        var now = (await lists.GetEntityAsync<TableEntity>("2026-autumn", order)).Value;
        Assert.Equal(("Submitted", read["Data"], read["Moves"]), (now["Stage"], now["Data"], now["Moves"]));
        await HoldsAsync(town, orders: 1, changes: 0, begun: 0);
    }

    private static async Task HoldsAsync(Town town, int orders, int changes, int begun)
    {
        await town.App.IdleAsync();
        var (waiting, services) = (await town.Waiting.ReadAsync(), town.App.Services);
        var filed = await services.GetRequiredService<StreetYears>().OrdersAsync(Town.Street, 2026);
        var all = filed.Select(order => order.Value).ToList();
        var today = ShanghaiTime.DateOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var asked = new List<string>();
        foreach (var order in all)
            if (await services.GetRequiredService<CourseChanges>().FindCourseAsync(order.OrderId) is { } course)
                asked.AddRange(
                    course.Changes.Where(one => one.State == ChangeState.Requested).Select(one => one.ChangeId)
                );
        var questions = services.GetRequiredService<BegunQuestions>();
        var silent = await questions.OpenAsync(today, await questions.OfDayAsync(today));
        var shown = waiting.Begun.Where(one =>
            ShanghaiTime.DateOf(one.Start) == today && one.State != BegunState.Begun
        );

        Assert.Equal(
            all.Where(order => WaitingOrders.Stages.Contains(order.Stage))
                .Select(order => (order.OrderId, order.Stage)),
            waiting.Orders.Select(order => (order.OrderId, order.Stage))
        );
        Assert.Equal(asked, waiting.Changes.Select(change => change.ChangeId));
        Assert.Equal(silent.Select(question => question.LessonId), shown.Select(one => one.LessonId));
        Assert.Equal((orders, changes, begun), (waiting.Orders.Count, waiting.Changes.Count, shown.Count()));
    }
}

internal static class WaitingTown
{
    extension(Town town)
    {
        public WaitingLists Waiting => town.App.Services.GetRequiredService<WaitingLists>();

        /// <summary>As it was listed while it was still to be reviewed.</summary>
        public async Task<OrderListing> ListedAsync(string order) =>
            (
                await town
                    .App.Services.GetRequiredService<DeliveryTables>()
                    .OrderLists.FindAsync<OrderListing>("2026-autumn", order)
            )!.Value with
            {
                Stage = OrderStage.Submitted,
            };
    }
}
