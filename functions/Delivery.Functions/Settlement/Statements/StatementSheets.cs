using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement.Statements;
using Delivery.Functions.Web.Sheets;

namespace Delivery.Functions.Settlement.Statements;

/// <summary>Statements as tables, each with its sums in the last row.</summary>
public static class StatementSheets
{
    public static Sheet Of(CostStatement statement)
    {
        var names = statement.Streets.ToDictionary(street => street.Code, street => street.Name);
        return new Sheet(
            $"{statement.Year}",
            [
                "街镇",
                "课",
                "项目",
                "上课",
                "老师",
                "经费渠道",
                "结算月",
                "课酬（元，税前）",
                "其中基本配送（元）",
                "说明",
            ],
            [
                .. statement.Lines.Select(line =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell.Text(names.GetValueOrDefault(line.Street, line.Street)),
                            new Cell.Text(line.LessonId),
                            new Cell.Text(line.Discipline),
                            new Cell.Moment(line.Start),
                            new Cell.Text(line.TeacherName),
                            new Cell.Text(line.FundingStream.Label()),
                            new Cell.Text($"{line.PaidFor}"),
                            new Cell.Yuan(line.Gross),
                            new Cell.Yuan(line.FundingStream == FundingStream.Basic ? line.Gross : 0),
                            new Cell.Text(line.IsCorrection ? "更正" : string.Empty),
                        ]
                ),
            ]
        )
        {
            Summed = true,
        };
    }

    public static Sheet Of(TeacherStatement statement) =>
        new(
            $"{statement.Year}",
            ["工资单", "哪个月的课", "发放日", "课时", "税前（元）", "代扣税（元）", "到手（元）"],
            [
                .. statement.Months.Select(month =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell.Text(month.PayslipId),
                            new Cell.Text($"{month.Month}"),
                            new Cell.Day(month.PaidOn),
                            new Cell.Count(month.Lessons),
                            new Cell.Yuan(month.Gross),
                            new Cell.Yuan(month.Tax),
                            new Cell.Yuan(month.Net),
                        ]
                ),
            ]
        )
        {
            Summed = true,
        };

    public static Sheet ByTeacher(YearStatement statement) =>
        new(
            $"{statement.Year}",
            ["老师", "编号", "课时", "税前（元）", "代扣税（元）", "到手（元）"],
            [
                .. statement.Teachers.Select(one =>
                    (IReadOnlyList<Cell>)
                        [
                            new Cell.Text(one.Name),
                            new Cell.Text(one.Teacher),
                            new Cell.Count(one.Lessons),
                            new Cell.Yuan(one.Gross),
                            new Cell.Yuan(one.Tax),
                            new Cell.Yuan(one.Net),
                        ]
                ),
            ]
        )
        {
            Summed = true,
        };

    public static Sheet ByDiscipline(YearStatement statement) =>
        new(
            $"{statement.Year}",
            ["项目", "课时", "课酬（元，税前）"],
            [
                .. statement.Disciplines.Select(part =>
                    (IReadOnlyList<Cell>)
                        [new Cell.Text(part.Name), new Cell.Count(part.Lessons), new Cell.Yuan(part.Gross)]
                ),
            ]
        )
        {
            Summed = true,
        };
}
