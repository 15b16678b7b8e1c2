using System.Text.Json;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Local.City.Sums;

namespace Delivery.Local.City;

/// <summary>What a season leaves behind: programmes, payslips and pay runs, beside mails and the report.</summary>
public sealed class CityFiles(CityApi api, string folder)
{
    public async Task WriteAsync(Season season, CitySums sums)
    {
        for (var week = Week.Of(season.First); week.Monday <= season.Last; week = week.Next)
        {
            await SaveAsync(
                $"programmes/{week}.json",
                (await api.GetAsync($"api/programmes/{week}")).Body!.ToJsonString(StoredJson.Options)
            );
            await SaveAsync($"programmes/{week}.html", await api.TextAsync($"programmes/{week}"));
            await SaveAsync($"programmes/{week}.ics", await api.TextAsync($"programmes/{week}.ics"));
        }

        foreach (var run in sums.PayRuns)
        {
            var month = run["month"]!.GetValue<string>();
            foreach (var file in await api.AllAsync($"api/settlements/{month}/payout-files"))
                await SaveAsync(
                    $"pay-runs/{month}-{file["number"]}.csv",
                    await api.TextAsync($"api/settlements/{month}/payout-files/{file["number"]}")
                );
            await SaveAsync(
                $"pay-runs/{month}.json",
                run.ToJsonString(new JsonSerializerOptions(StoredJson.Options) { WriteIndented = true })
            );
            foreach (var payslip in run["payslips"]!.AsArray())
                await SaveAsync(
                    $"payslips/{payslip!["payslipId"]}.json",
                    payslip.ToJsonString(new JsonSerializerOptions(StoredJson.Options) { WriteIndented = true })
                );
        }
    }

    public async Task SaveAsync(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }
}
