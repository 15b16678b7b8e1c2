using Delivery.Domain.Conduct.Assessments;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Web;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>A street's year in lessons as a file: one number a row, each with what it is of.</summary>
public static class StatementFile
{
    public static Sheet SheetOf(StreetStatement of) =>
        new(
            $"{of.Year}",
            ["类别", "内容", "数", "说明"],
            [
                Row("课时", "申报", Count(of.Ordered)),
                .. of.Fates.Select(one => Row("课时", one.Fate.Label(), Count(one.Lessons))),
                .. of.Reasons.Select(one => Row("没有上的原因", one.Reason, Count(one.Lessons))),
                .. of.Disciplines.Select(one =>
                    Row("项目", one.Name, Count(one.Held), $"申报{one.Ordered}节，到课{one.Came}人次")
                ),
                Row("到课", "人次", Count(of.Came)),
                Row("经费", "已发课酬（元，税前）", new Cell.Yuan(of.Fees)),
                .. RatingsOf(of),
                Row(
                    "反馈",
                    "还没有反馈的月份",
                    Count(of.OpenFeedback.Count),
                    string.Join('、', of.OpenFeedback.Select(Dates.Month))
                ),
                .. AssessmentOf(of),
            ]
        );

    private static IEnumerable<IReadOnlyList<Cell>> RatingsOf(StreetStatement of) =>
        of.Ratings is not { } rated
            ? []
            :
            [
                Row("评分", "教学", new Cell.Points(rated.Teaching), $"{rated.Count}节课的平均"),
                Row("评分", "准时", new Cell.Points(rated.Punctuality), $"{rated.Count}节课的平均"),
                Row("评分", "组织", new Cell.Points(rated.Organisation), $"{rated.Count}节课的平均"),
            ];

    private static IEnumerable<IReadOnlyList<Cell>> AssessmentOf(StreetStatement of) =>
        of is not { Score: { } score, Place: { } place }
            ? []
            :
            [
                .. score.Parts.Select(part =>
                    Row(
                        "年度评估",
                        part.Label,
                        part.Points is { } points ? new Cell.Points(points) : new Cell.Text("暂不计"),
                        part.Of > 0 ? $"满分{part.Of}分，{part.Detail}" : part.Detail
                    )
                ),
                Row("年度评估", "总分", new Cell.Points(score.Score)),
                Row("名次", "全市", Count(place.InCity), PlaceNote(place.OfCity, of)),
                Row("名次", of.District, Count(place.InDistrict), PlaceNote(place.OfDistrict, of)),
            ];

    private static string PlaceNote(int among, StreetStatement of) =>
        $"共{among}个，其他街镇的分数截至{Dates.Stamp(of.PlaceAt)}";

    private static Cell.Count Count(int value) => new(value);

    private static IReadOnlyList<Cell> Row(string kind, string what, Cell number, string note = "") =>
        [new Cell.Text(kind), new Cell.Text(what), number, new Cell.Text(note)];
}
