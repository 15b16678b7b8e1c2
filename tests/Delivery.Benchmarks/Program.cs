using Delivery.Benchmarks;
using Spectre.Console;

if (args is ["histories"])
{
    await RecordHistories.WriteAsync();
    return;
}

// Every figure is taken in this one run, on this one machine: what counts are the ratios between them.
var table = new Table().AddColumns("what", "figure", "beside it", "ratio");
Measurement[] measurements =
[
    await StartMeasurement.TakeAsync(),
    await IntakeMeasurement.TakeAsync(),
    await OrchestrationMeasurement.TakeAsync(),
    .. await ReplayMeasurement.TakeAsync(),
    .. await CityMeasurement.TakeAsync(),
];
foreach (var taken in measurements)
    table.AddRow(taken.What, taken.Figure, taken.Beside, taken.Ratio);
AnsiConsole.Write(table);
Console.WriteLine($"{Machine.Name}");
