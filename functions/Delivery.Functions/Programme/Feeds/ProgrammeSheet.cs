using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>An edition as one table, a lesson on each row.</summary>
public static class ProgrammeSheet
{
    private static readonly string[] Columns =
    [
        "课时编号",
        "日期",
        "星期",
        "开始",
        "结束",
        "项目",
        "类别",
        "区",
        "街镇",
        "场地",
        "地址",
        "联系人",
        "联系电话",
        "报名",
        "状态",
    ];

    public static Sheet Of(WeeklyProgramme programme) =>
        new(
            $"{programme.Week}第{programme.Edition}版",
            Columns,
            [.. programme.Lessons.Select(lesson => (IReadOnlyList<Cell>)[.. TextsOf(lesson).Select(Written)])]
        );

    private static string[] TextsOf(ProgrammeLesson lesson)
    {
        var date = ShanghaiTime.DateOf(lesson.Start);
        return
        [
            lesson.LessonId,
            Dates.Iso(date),
            Dates.Weekday(date.DayOfWeek),
            Dates.Time(lesson.Start),
            Dates.Time(lesson.End),
            lesson.Discipline,
            lesson.Category.Label(),
            lesson.District,
            lesson.Street,
            lesson.Venue,
            lesson.Address,
            lesson.Contact.Name,
            lesson.Contact.Phone,
            lesson.Status is LessonStatus.Cancelled ? "" : lesson.Enrolment.Label,
            lesson.Status is LessonStatus.Cancelled ? "已取消" : "照常",
        ];
    }

    private static Cell.Text Written(string text) => new(text);
}

/// <summary>Which edition is asked for in an address; null is the newest.</summary>
public static class EditionAsked
{
    public static int? Of(IQueryCollection query) =>
        int.TryParse(query["edition"], NumberStyles.None, CultureInfo.InvariantCulture, out var edition)
            ? edition
            : null;
}
