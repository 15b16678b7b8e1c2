using System.Reflection;
using System.Runtime.Loader;
using LocalFunctions.Views;

namespace LocalFunctions.Hosting;

/// <summary>Starts an app that was built elsewhere, until the process is asked to end.</summary>
internal static class AnyAppCommand
{
    private static readonly string Usage = $"""
        dotnet run --project local/LocalFunctions -- 应用.dll [选项]

        {HostArguments.Usage}
        """;

    /// <returns>0 after an orderly end; 1 when a person must put something right first, with the sentence that says what.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        try
        {
            await using var host = await FunctionsHost.StartAsync(Parse(arguments) with { Logging = ConsoleLog.Add });
            Console.WriteLine(Greeting(host));
            await StopSignal.WaitAsync();
            return 0;
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static FunctionsHostOptions Parse(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var path, ..] || !File.Exists(path))
            throw new StartRefusedException($"请给出应用编译出来的 dll。\n\n{Usage}");
        var values = new Dictionary<string, string>();
        for (var i = 1; i < arguments.Count; i += 2)
        {
            if (!HostArguments.Knows(arguments[i]) || i + 1 == arguments.Count)
                throw new StartRefusedException($"不认识的选项，或后面少一个值：{arguments[i]}\n\n{Usage}");
            values[arguments[i]] = arguments[i + 1];
        }
        return HostArguments.Options(
            AnyApp.From(Load(Path.GetFullPath(path))),
            values,
            Path.ChangeExtension(path, ".data")
        );
    }

    // Its own dependencies are found as its deps.json says; the platform's are this host's.
    private static Assembly Load(string path)
    {
        var beside = new AssemblyDependencyResolver(path);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            beside.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
    }

    private static string Greeting(FunctionsHost host) =>
        $"""

            {host.Name} 已在本机运行 / is running

              打开 Open    {string.Join(
                "\n                  ",
                AppPages.Of(host.Catalogue, host.RoutePrefix).Select(page => host.BaseUrl + page)
            )}
              本机 Views   {host.BaseUrl}local
              数据 Data    {host.DataFolder}
              时间 Clock   {host.Clock.Now:yyyy-MM-dd HH:mm:ss} {host.Clock.Description}
              密钥 Key     x-functions-key: {host.FunctionKey}

            按 Ctrl-C 停止 / Ctrl-C stops

            """;
}
