using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Local.City;
using Delivery.Local.Hosting;
using LocalFunctions.Hosting;

namespace Delivery.Local.Sample;

/// <summary>
/// The sample for a clock that was asked for: the registers, and orders in their early stages, put in over HTTP at whatever
/// time it is. The whole season, which brings its own time, is <see cref="SampleSeason"/>.
/// </summary>
public static class SampleData
{
    // From the first lesson of the first order to the last of the last: they begin within four days, and go on for three weeks.
    private const int DaysOfLessons = 4 + (2 * 7);

    /// <returns>What was put in, in a sentence for the console.</returns>
    public static async Task<string> LoadAsync(FunctionsHost host)
    {
        using var http = host.CreateClient();
        var api = new CityApi(http, host.StaffApiKey, host.ApproverApiKey);
        if ((await api.GetAsync($"api/streets/{SampleCity.Streets[0].Code}")).Ok)
            return "示例数据已经在了，没有重复放入。";
        var today = ShanghaiTime.DateOf(host.Clock.Now);
        var begins = await FirstLessonAsync(api, today);
        // At the end of a year the lessons lie in the next, whose letter the streets have signed too.
        await new SampleRegisters(api, today).PutAsync([
            .. new[] { today, begins ?? today, begins?.AddDays(DaysOfLessons) ?? today }
                .Select(day => day.Year)
                .Distinct(),
        ]);
        if (begins is not { } first)
            return $"示例街镇、项目和老师已放入；{today.Year}年的放假安排还没有载入，示例订单等载入后再放。";
        await OrderAsync(new SamplePeople(api, host), first, host);
        return "示例数据已放入：6个街镇、9个项目、7位老师、5个不同阶段的订单。";
    }

    /// <returns>The first date on which an order filed now may begin; null when the calendar does not reach that far.</returns>
    private static async Task<DateOnly?> FirstLessonAsync(CityApi api, DateOnly today)
    {
        // One working day more, for those who load the sample in the evening.
        if (await AfterAsync(api, today, 11) is not { } first)
            return null;
        // The last lesson of all orders must lie in a year that is loaded too.
        return await AfterAsync(api, first.AddDays(DaysOfLessons), 1) is null ? null : first;
    }

    private static async Task<DateOnly?> AfterAsync(CityApi api, DateOnly from, int workingDays)
    {
        var answer = await api.GetAsync($"api/calendar/working-days?from={from:yyyy-MM-dd}&days={workingDays}");
        return answer.Ok ? DateOnly.ParseExact(answer.Body!["date"]!.GetValue<string>(), "yyyy-MM-dd") : null;
    }

    private static async Task OrderAsync(SamplePeople people, DateOnly first, FunctionsHost host)
    {
        await people.FileAsync(Order("QH01", "TJQ", first, 3));
        await people.FileAsync(Order("FQ02", "PW", first.AddDays(1), 3));
        var returned = await people.FileAsync(Order("YS03", "GZ", first.AddDays(2), 1));
        await people.DecideAsync(returned, "return", "请说明报告厅能坐多少人");
        await people.ApprovedAsync(Order("HT04", "BDJ", first.AddDays(3), 3));
        var confirmed = await people.ApprovedAsync(Order("QH01", "JSQ", first.AddDays(4), 3));
        await people.AcceptAsync(confirmed);
        await host.IdleAsync();
        await people.AcknowledgeAsync(confirmed);
        await host.IdleAsync();
    }

    // Any date of the year: the sample is not bound to a season.
    private static SampleCourse Order(string street, string discipline, DateOnly first, int lessons) =>
        SampleCourse.Weekly(street, discipline, FundingStream.NonBasic, new TimeOnly(9, 30), first, lessons);
}
