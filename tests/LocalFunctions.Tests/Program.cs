using LocalFunctions.Tests;
using LocalFunctions.Tests.Durable;
using LocalFunctions.Tests.Storage;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (Environment.GetEnvironmentVariable(CrashChild.Folder) is { } folder)
    return await CrashChild.RunAsync(folder);
if (Environment.GetEnvironmentVariable(StorageCrashChild.Folder) is { } storageFolder)
    return await StorageCrashChild.RunAsync(storageFolder);

// As the entry point that xunit generates has it: editors ask in one protocol, everyone else in the other.
return args.Any(arg => arg is "-automated" or "@@")
    ? await ConsoleRunner.Run(args)
    : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
