using Delivery.Benchmarks;
using Spectre.Console;

if (args is ["histories"])
{
    await RecordHistories.WriteAsync();
    return 0;
}

// Whole cities take many minutes.
const string OnDemand = "cities";

// Every figure is taken in this one run, on this one machine: what counts are the ratios between them.
(string Name, Func<Task<IReadOnlyList<Measurement>>> Take)[] all =
[
    ("start", StartMeasurement.TakeAsync),
    ("intake", IntakeMeasurement.TakeAsync),
    ("orchestrations", OrchestrationMeasurement.TakeAsync),
    ("replay", ReplayMeasurement.TakeAsync),
    ("tables", TableMeasurement.TakeAsync),
    ("mail", MailMeasurement.TakeAsync),
    ("straight", StraightMeasurement.TakeAsync),
    ("plan", PlanMeasurement.TakeAsync),
    ("kit", KitMeasurement.TakeAsync),
    ("city", CityMeasurement.TakeAsync),
    (OnDemand, CityMeasurement.TakeCitiesAsync),
];
if (args.Except(all.Select(one => one.Name), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no {unknown}; there are {string.Join(", ", all.Select(one => one.Name))}.");
    return 1;
}
var table = new Table().AddColumns("what", "figure", "beside it", "ratio");
foreach (var (_, take) in all.Where(IsAsked))
foreach (var taken in await take())
    table.AddRow(taken.What, taken.Figure, taken.Beside, taken.Ratio);
AnsiConsole.Write(table);
Console.WriteLine($"{Machine.Name}");
return 0;

bool IsAsked((string Name, Func<Task<IReadOnlyList<Measurement>>> Take) one) =>
    args.Length == 0 ? one.Name != OnDemand : args.Contains(one.Name, StringComparer.Ordinal);
