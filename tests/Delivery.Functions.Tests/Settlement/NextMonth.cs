using System.Globalization;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Tests.Settlement.Carried;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Settlement.RandomMonthTests;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>October after a September that chance made: what came back is paid again, what was carried comes off.</summary>
internal static class NextMonth
{
    public static async Task PlayAsync(
        PayMonth month,
        ModelMonth model,
        string[] paid,
        Dictionary<string, ModelTeacher> teachers
    )
    {
        await month.App.MoveToAsync("2026-10-28T09:00");
        string[] returned = [.. paid.Where(teacher => model.ReturnedTo(teacher) > 0)];
        if (returned.Length > 0)
            await ReturnTwiceAsync(month, returned);
        foreach (var (teacher, chance) in teachers)
        foreach (var (index, fen) in chance.Next.Index())
            await month.AddLessonAsync("A1", 8, OnceOnly(teacher, index), teacher, fen / 100m, media: true, month: 10);
        // A month that pays nobody has nothing to approve.
        if (!teachers.Keys.Any(model.HasNext))
            return;
        await month.ApproveOctoberAsync();
        await AgreesAsync(month, model, [.. teachers.Keys.Where(model.HasNext)]);
        await month.PayAsync("2026-10", [.. teachers.Keys.Where(teacher => Transfer(model, teacher) > 0)]);
        await WaitsAsync(month, model, paid);
    }

    public static async Task<long> FileTotalAsync(PayMonth month, string of)
    {
        var file = await month.App.Http.GetStringAsync($"/api/settlements/{of}/payout.csv");
        var rows = file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1);
        return rows.Sum(row =>
            long.Parse(row.Split(',')[4].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
        );
    }

    private static int OnceOnly(string teacher, int index) => teacher == "T1" ? 1 + index : 11 + index;

    private static long Transfer(ModelMonth model, string teacher) =>
        model.HasNext(teacher) ? model.NextTransferOf(teacher) : 0;

    private static async Task ReturnTwiceAsync(PayMonth month, string[] teachers)
    {
        var lines = teachers.Select(teacher => $"2026-09-{teacher},退汇,账号已销户,2026-10-27\n");
        var file = "payslip,result,reason,date\n" + string.Concat(lines);
        for (var time = 0; time < 2; time++)
            await PayMonth.OkAsync(ReturnedMoneyTests.FileAsync(month, file));
        await month.App.IdleAsync();
    }

    private static async Task AgreesAsync(PayMonth month, ModelMonth model, string[] paid)
    {
        foreach (var teacher in paid)
        {
            var payslip = await month.PayslipOfAsync($"2026-10-{teacher}");
            Assert.Equal(
                (model.NextGrossOf(teacher), model.NextTransferOf(teacher), model.NextCarriedBy(teacher)),
                (Fen(payslip["gross"]!), Fen(payslip["transfer"]!), Fen(payslip["carriedOn"]!))
            );
        }

        Assert.Equal(
            paid,
            (await month.RunAsync("2026-10"))["payslips"]!.AsArray().Select(one => (string)one!["teacher"]!)
        );
        Assert.Equal(paid.Sum(model.NextTransferOf), await FileTotalAsync(month, "2026-10"));
    }

    // Nothing that came back waits any longer; of a debt, what October bore is gone.
    private static async Task WaitsAsync(PayMonth month, ModelMonth model, string[] paid)
    {
        var open = await month.App.Services.GetRequiredService<CarriedItems>().OpenAsync();
        Assert.Equal(
            paid.Select(teacher => (teacher, model.NextCarriedBy(teacher))).Where(one => one.Item2 > 0),
            open.Select(item => (item.Value.TeacherId, (long)(item.Value.Amount * 100))).Order()
        );
    }
}
