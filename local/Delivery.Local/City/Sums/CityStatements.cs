using System.Text.Json.Nodes;
using Delivery.Local.City.People;

namespace Delivery.Local.City.Sums;

/// <summary>The year's statements, proved from the pay runs: they are kept apart, so that they can disagree.</summary>
internal sealed class CityStatements(CityApi api, int year, IReadOnlyList<JsonNode> payRuns)
{
    private List<JsonNode> Payslips { get; } =
    [.. payRuns.SelectMany(run => run["payslips"]!.AsArray()).Select(payslip => payslip!)];

    public async Task<Proof> StreetsAsync(IReadOnlyList<CityStreet> streets)
    {
        var paid = Payslips.SelectMany(CityCharge.Of).ToLookup(charge => charge.Street);
        var broken = new List<string>();
        foreach (var street in streets.Select(street => street.Code))
        {
            var kept = (await api.GetAsync($"api/statements/streets/{street}/{year}")).Must(street).Body!;
            var (gross, fees) = (kept["gross"]!.GetValue<decimal>(), paid[street].Sum(charge => charge.Yuan));
            var (lessons, lines) = (kept["lessons"]!.GetValue<int>(), paid[street].Count(charge => charge.IsLesson));
            if (gross != fees || lessons != lines)
                broken.Add($"{street} 的年度支出 {gross}（{lessons}节），工资单上 {fees}（{lines}节）");
        }

        return new Proof("每个街镇的年度支出＝工资单上这个街镇的各行", broken);
    }

    public async Task<Proof> TeachersAsync()
    {
        var broken = new List<string>();
        foreach (var teacher in Payslips.GroupBy(ReturnedTransfers.TeacherOf))
        {
            var kept = (await api.GetAsync($"api/statements/teachers/{teacher.Key}/{year}")).Must(teacher.Key).Body!;
            foreach (var sum in (string[])["gross", "tax", "net"])
            {
                var (stated, paid) = (kept["totals"]![sum]!.GetValue<decimal>(), CitySums.Sum(teacher, sum));
                if (stated != paid)
                    broken.Add($"{teacher.Key} 的全年 {sum} {stated}，工资单合计 {paid}");
            }
        }

        return new Proof("每位老师的全年合计＝各月工资单之和，退回重发的不算两次", broken);
    }
}
