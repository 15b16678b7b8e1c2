using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;

namespace Delivery.Functions.Operation;

/// <summary>What waits for a year's calendar, as staff read it on the page and in the mail.</summary>
public static class MissingYearWords
{
    private const int MostOrdersNamed = 10;

    public static IReadOnlyList<string> Of(WaitsForYear waits) =>
        [
            waits.OrdersRefusedFrom is { } from
                ? $"新订单：{Dates.DayWithWeekday(from)}起，街镇提交的订单都会被退回，因为最早可排的上课日要算到{waits.Year}年"
                : $"新订单：{waits.Year}年上课的订单都会被退回",
            $"申报时间：{waits.Season.Label}从{Dates.DayWithWeekday(waits.SeasonOpens)}起申报，没有工作日历时街镇不能申报",
            $"结算：{waits.Year - 1}年12月的反馈、工资单、核对和发放都在{waits.Year}年1月，目前有{waits.LessonsToPay.Count}节课等着",
            $"在办订单：12月起开课的有{waits.Orders.Count}张{Named(waits)}，截止时间会算到{waits.Year}年",
            $"课程：{waits.Year}年1月已定{waits.Lessons.Count}节",
        ];

    /// <summary>The orders in hand that reach into the year.</summary>
    public static IReadOnlyList<WaitingItem> Orders(WaitsForYear waits) =>
        [
            .. waits.Orders.Select(order => new WaitingItem(
                Paths.ReviewOrder(order.OrderId),
                order.OrderId,
                $"{order.Stage.Label()} · {order.Lessons}节，{Dates.Stamp(order.FirstLesson)}起"
            )),
        ];

    /// <summary>The courses whose lessons before and after the turn of the year wait for its windows.</summary>
    public static IReadOnlyList<WaitingItem> Courses(WaitsForYear waits) =>
        [
            .. waits
                .LessonsToPay.Concat(waits.Lessons)
                .GroupBy(lesson => lesson.CourseId)
                .OrderBy(course => course.Key, StringComparer.Ordinal)
                .Select(course => new WaitingItem(
                    Paths.ReviewOrder(course.Key),
                    $"{course.First().StreetName} {course.First().Discipline}",
                    string.Join('，', MonthsOf(course))
                )),
        ];

    private static IEnumerable<string> MonthsOf(IEnumerable<LessonOfMonth> course) =>
        course
            .GroupBy(lesson => Month.Of(ShanghaiTime.DateOf(lesson.Start)))
            .OrderBy(month => month.Key.First)
            .Select(month => $"{Dates.Month(month.Key)}{month.Count()}节");

    private static string Named(WaitsForYear waits) =>
        waits.Orders.Count == 0
            ? ""
            : $"（{string.Join("、", waits.Orders.Take(MostOrdersNamed).Select(order => order.OrderId))}{(waits.Orders.Count > MostOrdersNamed ? "等" : "")}）";
}
