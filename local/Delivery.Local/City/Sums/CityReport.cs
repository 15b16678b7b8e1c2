using System.Net;
using System.Text;

namespace Delivery.Local.City.Sums;

/// <summary>The season on one page: the proofs, and a chart for each stage, each also readable as a table.</summary>
public sealed class CityReport(
    CityOptions options,
    CityLog log,
    CitySums sums,
    IReadOnlyList<Proof> proofs,
    CityWork work
)
{
    private static readonly (string Title, string What)[] Charts =
    [
        ("订单：收下的", "orders taken"),
        ("订单：被规则退回的", "orders refused"),
        ("订单：整份文件申报的", "order files"),
        ("审核：通过的", "approve"),
        ("匹配：老师接受的", "accepted"),
        ("匹配：人工安排的", "assigned"),
        ("确认：老师已知悉的", "acknowledged"),
        ("上课：填了人数的", "headcounts"),
        ("上课：交了照片的", "photos"),
        ("更改：改了时间的", "lessons moved"),
        ("更改：取消的", "lessons cancelled"),
        ("督导：去看了的", "visits"),
        ("名单：交了的", "rosters"),
        ("新闻：发布的", "news released"),
        ("反馈：街镇月报", "feedback"),
        ("结算：老师核对的", "agreed"),
        ("结算：发放的", "paid"),
    ];

    // What happens too seldom for a chart.
    private static readonly (string Title, string What)[] Seldom =
    [
        ("街镇停止配送", "streets suspended"),
        ("因停止配送而等候的订单", "orders that waited for their street"),
        ("提交整改", "rectifications"),
        ("恢复配送", "streets reinstated"),
        ("老师中途退出", "drop-outs"),
        ("换了老师", "teachers replaced"),
        ("没有请到别的老师", "drop-outs without a successor"),
        ("居民报名", "enrolments"),
        ("居民取消报名", "enrolments cancelled"),
        ("居民签到", "citizens checked in"),
        ("拍摄组约了", "crews booked"),
        ("交了影片", "films"),
        ("交给银行的文件", "bank files"),
        ("发放当月银行退回", "returned while the month is paid"),
        ("结算后银行退回", "returned after the month"),
        ("两人更正的账户", "accounts corrected by two"),
    ];

    /// <summary>What each of them is counted as.</summary>
    public static IEnumerable<string> SeldomCounted => Seldom.Select(one => one.What);

    /// <summary>How often each of what is seldom happened.</summary>
    public static IEnumerable<string> Counts(CityLog log) =>
        Seldom.Select(one => $"{one.Title} {log.Total(one.What):N0}");

    public string Html()
    {
        var page = new StringBuilder(
            """
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>配送一季</title><style>
            :root{color-scheme:light dark;font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif}
            body{max-width:68rem;margin:0 auto;padding:1rem}
            .grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:1.5rem}
            figure{margin:0}table{margin-block:.5rem 1rem}svg{width:100%;height:8rem;color:#0b7a4b}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
            th,td{padding:.15rem .75rem .15rem 0;text-align:left;font-weight:400}.ok{color:#0b7a4b}.bad{color:#b3261e}
            figcaption{font-weight:700}summary{cursor:pointer}
            </style>
            """
        );
        page.Append($"<h1>{options.Season} · {options.Streets} 个街镇 · 种子 {options.Seed}</h1>");
        page.Append("<h2>结果</h2>").Append(Stages()).Append(Money());
        page.Append("<h2>证明</h2><ul>");
        foreach (var proof in proofs)
            page.Append(ProofLine(proof));
        page.Append("</ul><h2>少见的</h2>")
            .Append(Table(["", "次数"], Seldom.Select(one => (string[])[one.Title, $"{log.Total(one.What):N0}"])));
        page.Append("<h2>各阶段，按周</h2><div class=\"grid\">");
        foreach (var (title, what) in Charts)
            page.Append(Chart(title, log.ByWeek(what)));
        page.Append("</div><h2>去处：时间与存储</h2>").Append($"<p>{work.Summary}</p>");
        page.Append(Table(CityWork.Head, work.ByKind()));
        page.Append(
            $"<details open><summary>存储请求，按做什么</summary>{Table(CityWork.Head, work.ByVerb())}</details>"
        );
        page.Append($"<details><summary>最费存储的</summary>{Table(CityWork.Head, work.Thirstiest())}</details>");
        foreach (var (kind, title) in CityWork.Detailed)
            page.Append($"<details><summary>{title}</summary>{Table(CityWork.Head, work.Dearest(kind))}</details>");
        return page.Append("</html>").ToString();
    }

    private string Stages() =>
        Table(
            ["状态", "订单"],
            sums.Courses.GroupBy(course => course.Stage)
                .OrderByDescending(stage => stage.Count())
                .Select(stage => (string[])[stage.Key, $"{stage.Count():N0}"])
        );

    private string Money() =>
        Table(
            ["月份", "老师", "课", "税前", "税", "实发"],
            sums.PayRuns.Select(run =>
                run["totals"]!.AsObject() is var totals
                    ? (string[])
                        [
                            $"{run["month"]}",
                            $"{totals["teachers"]}",
                            $"{totals["lessons"]}",
                            $"{totals["gross"]}",
                            $"{totals["tax"]}",
                            $"{totals["net"]}",
                        ]
                    : []
            )
        );

    private static string ProofLine(Proof proof) =>
        proof.Holds
            ? $"<li class=\"ok\">✓ {WebUtility.HtmlEncode(proof.Sentence)}</li>"
            : $"<li class=\"bad\">✗ {WebUtility.HtmlEncode(proof.Sentence)}：{WebUtility.HtmlEncode(string.Join("；", proof.Broken.Take(20)))}</li>";

    private static string Chart(string title, IReadOnlyList<(DateOnly Monday, int Count)> weeks)
    {
        var most = Math.Max(1, weeks.Select(week => week.Count).DefaultIfEmpty().Max());
        var width = 320.0 / Math.Max(1, weeks.Count);
        var bars = weeks.Select(
            (week, at) =>
            {
                var height = 100.0 * week.Count / most;
                return $"<rect x=\"{at * width + 1:0.#}\" y=\"{110 - height:0.#}\" width=\"{Math.Max(1, width - 2):0.#}\" height=\"{height:0.#}\" fill=\"currentColor\"><title>{week.Monday:M月d日}起一周：{week.Count}</title></rect>";
            }
        );
        var rows = weeks.Select(week => (string[])[$"{week.Monday:M月d日}", $"{week.Count:N0}"]);
        return $"""
            <figure><figcaption>{title}（共 {weeks.Sum(week => week.Count):N0}）</figcaption>
            <svg viewBox="0 0 320 112" preserveAspectRatio="none" role="img" aria-label="{title}，按周，见下表">{string.Concat(
                bars
            )}</svg>
            <details><summary>数字</summary>{Table(["一周自", "数量"], rows)}</details></figure>
            """;
    }

    private static string Table(IEnumerable<string> head, IEnumerable<string[]> rows) =>
        $"<table><tr>{string.Concat(head.Select(cell => $"<th>{cell}</th>"))}</tr>{string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>"))}</tr>"))}</table>";
}
