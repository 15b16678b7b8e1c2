using Delivery.Local.Tests;
using Delivery.Local.Tests.Durable;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (Environment.GetEnvironmentVariable(CrashChild.Folder) is { } folder)
    return await CrashChild.RunAsync(folder);

// As the entry point that xunit generates has it: editors ask in one protocol, everyone else in the other.
return args.Any(arg => arg is "-automated" or "@@")
    ? await ConsoleRunner.Run(args)
    : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
