using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Staff;

/// <summary>Lists of what was ordered and taught, as sheets.</summary>
public sealed class ListSheets(OrderLists orders, LessonLists lessons)
{
    private const int OnePage = 200;

    public async Task<Sheet> OrdersAsync(Season season)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        string? after = null;
        do
        {
            var page = await orders.PageAsync($"{season}", stage: null, streets: null, after, OnePage);
            rows.AddRange(page.Rows.Select(row => RowOf(row.Value)));
            after = page.After;
        } while (after is not null);
        return new Sheet(
            $"订单 {season}",
            ["订单", "街镇", "区", "项目", "类别", "经费渠道", "状态", "课时", "首节课", "预计课酬（元）", "提交时间"],
            rows
        );
    }

    public async Task<Sheet> LessonsAsync(Month month) =>
        new(
            $"课程 {month}",
            [
                "课",
                "街镇代码",
                "街镇",
                "场地",
                "项目",
                "类别",
                "经费渠道",
                "时间",
                "分钟",
                "老师",
                "到课人数",
                "有照片或视频",
            ],
            [.. (await lessons.OfMonthAsync(month)).OrderBy(lesson => lesson.Start).Select(RowOf)]
        );

    private static IReadOnlyList<Cell> RowOf(OrderListing order) =>
        [
            new Cell.Text(order.OrderId),
            new Cell.Text(order.Street),
            new Cell.Text(order.District),
            new Cell.Text(order.Discipline),
            new Cell.Text(order.Category.Label()),
            new Cell.Text(order.FundingStream.Label()),
            new Cell.Text(order.Stage.Label()),
            new Cell.Count(order.Lessons),
            new Cell.Text(Dates.Stamp(order.FirstLesson)),
            new Cell.Yuan(order.EstimatedFees),
            new Cell.Text(Dates.Stamp(order.FiledAt)),
        ];

    private static IReadOnlyList<Cell> RowOf(LessonOfMonth lesson) =>
        [
            new Cell.Text(lesson.LessonId),
            new Cell.Text(lesson.Street),
            new Cell.Text(lesson.StreetName),
            new Cell.Text(lesson.Venue),
            new Cell.Text(lesson.Discipline),
            new Cell.Text(lesson.Category.Label()),
            new Cell.Text(lesson.FundingStream.Label()),
            new Cell.Text(Dates.Stamp(lesson.Start)),
            new Cell.Count(lesson.Minutes),
            new Cell.Text(lesson.TeacherName),
            lesson.Headcount is { } headcount ? new Cell.Count(headcount) : new Cell.Text(""),
            new Cell.Text(lesson.HasMedia ? "是" : "否"),
        ];
}
