using Delivery.Benchmarks;
using Spectre.Console;

if (args is ["histories"])
{
    await RecordHistories.WriteAsync();
    return 0;
}

// Whole cities take many minutes, and so does the largest of each kind; the small pay run is for who has only one.
string[] onDemand =
[
    "cities",
    "pay-small",
    "pay-receipt",
    "pay-large",
    "plan-large",
    "rounds-large",
    "media-large",
    "edition-large",
    "season-intake",
    "season-intake-small",
];

// Every figure is taken in this one run, on this one machine: what counts are the ratios between them.
(string Name, Func<Task<IReadOnlyList<Measurement>>> Take)[] all =
[
    ("start", StartMeasurement.TakeAsync),
    ("intake", IntakeMeasurement.TakeAsync),
    ("season-intake", SeasonIntakeMeasurement.TakeAsync),
    ("season-intake-small", SeasonIntakeMeasurement.TakeSmallAsync),
    ("orchestrations", OrchestrationMeasurement.TakeAsync),
    ("replay", ReplayMeasurement.TakeAsync),
    ("tables", TableMeasurement.TakeAsync),
    ("mail", MailMeasurement.TakeAsync),
    ("straight", StraightMeasurement.TakeAsync),
    ("plan", PlanMeasurement.TakeAsync),
    ("rounds", RoundsMeasurement.TakeAsync),
    ("kit", KitMeasurement.TakeAsync),
    ("edition", EditionMeasurement.TakeAsync),
    ("rush", RushMeasurement.TakeAsync),
    ("city", CityMeasurement.TakeAsync),
    ("pay", PayMeasurement.TakeAsync),
    ("media", MediaMeasurement.TakeAsync),
    ("media-large", MediaMeasurement.TakeLargeAsync),
    ("cities", CityMeasurement.TakeCitiesAsync),
    ("pay-small", PayMeasurement.TakeSmallAsync),
    ("pay-receipt", PayMeasurement.TakeReceiptAsync),
    ("pay-large", PayMeasurement.TakeLargeAsync),
    ("plan-large", PlanMeasurement.TakeLargeAsync),
    ("rounds-large", RoundsMeasurement.TakeLargeAsync),
    ("edition-large", EditionMeasurement.TakeLargeAsync),
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
    args.Length == 0
        ? !onDemand.Contains(one.Name, StringComparer.Ordinal)
        : args.Contains(one.Name, StringComparer.Ordinal);
