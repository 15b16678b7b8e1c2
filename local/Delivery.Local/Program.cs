using Delivery.Local.City;
using Delivery.Local.Hosting;
using Delivery.Local.Restore;
using Delivery.Local.Sample;
using LocalFunctions;
using LocalFunctions.Hosting;

try
{
    if (args is ["city", .. var asked])
        return await CityCommand.RunAsync(asked);
    if (args is ["restore", .. var restored])
        return await RestoreCommand.RunAsync(restored, Console.Out, Console.Error);
    var line = CommandLine.Parse(args);
    if (line.Help)
    {
        Console.WriteLine(CommandLine.Usage);
        return 0;
    }
    var options = line.Options with { Logging = ConsoleLog.Add };
    if (line.BringsSeason)
        Console.WriteLine(await SampleSeason.FillAsync(options));
    await using var host = await FunctionsHost.StartAsync(options);
    if (line.Sample && !line.BringsSeason)
        Console.WriteLine(await SampleData.LoadAsync(host));
    Console.WriteLine(Greeting.For(host));
    await StopSignal.WaitAsync();
    return 0;
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
