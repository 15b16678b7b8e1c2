using System.Diagnostics;
using System.Reflection;

namespace LocalFunctions.Hosting;

/// <summary>
/// What an app's own Program registers. The Program is run as the platform would run it, up to the point where its host
/// is built, and no further: nothing of it starts.
/// </summary>
internal static class BuiltProgram
{
    // Programs that wait for something before they build their host never get there in a test either.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="StartRefusedException">The Program ended, failed or hung before it built a host.</exception>
    public static IServiceCollection ServicesOf(Assembly assembly)
    {
        var entry =
            assembly.EntryPoint
            ?? throw new StartRefusedException(
                $"{assembly.GetName().Name} 没有入口程序（Program），不是可以启动的函数应用。"
            );
        var built = new TaskCompletionSource<IServiceCollection>();
        using var listening = DiagnosticListener.AllListeners.Subscribe(new Listener(built));
        var run = new Thread(() => Run(entry, built)) { IsBackground = true };
        run.Start();
        return Task.WhenAny(built.Task, Task.Delay(Patience)).GetAwaiter().GetResult() == built.Task
            ? built.Task.GetAwaiter().GetResult()
            : throw new StartRefusedException($"{assembly.GetName().Name} 的 Program 半分钟内没有建好主机。");
    }

    private static void Run(MethodInfo entry, TaskCompletionSource<IServiceCollection> built)
    {
        // Events are heard in the thread that builds: another Program beside this one is another thread's.
        Listener.Mine = built;
        try
        {
            entry.Invoke(null, entry.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
            Refuse(built, null);
        }
        catch (TargetInvocationException stopped) when (stopped.InnerException is HostAbortedException)
        {
            // As asked: the host was built, and is not to start.
        }
        catch (Exception failure)
        {
            Refuse(built, failure);
        }
    }

    private static void Refuse(TaskCompletionSource<IServiceCollection> built, Exception? failure) =>
        built.TrySetException(
            new StartRefusedException(
                "这个应用的 Program 没有建好主机就结束了。" + failure?.GetBaseException().Message,
                failure
            )
        );

    private sealed class Listener(TaskCompletionSource<IServiceCollection> built)
        : IObserver<DiagnosticListener>,
            IObserver<KeyValuePair<string, object?>>
    {
        [ThreadStatic]
        public static TaskCompletionSource<IServiceCollection>? Mine;

        private IServiceCollection? services;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Mine != built)
                return;
            if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
                builder.ConfigureServices((_, all) => services = all);
            if (value.Key != "HostBuilt" || services is null)
                return;
            built.TrySetResult(services);
            throw new HostAbortedException();
        }

        public void OnCompleted() { }

        public void OnError(Exception error) => built.TrySetException(error);
    }
}
