using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Tests.Durable;

/// <summary>Keeps what was logged, by category.</summary>
internal sealed class LineLog : ILoggerFactory
{
    private readonly ConcurrentQueue<(string Category, string Line)> lines = new();

    public List<string> Of(string category) =>
        [.. lines.Where(one => one.Category == category).Select(one => one.Line)];

    public ILogger CreateLogger(string categoryName) => new CategoryLog(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose() { }

    private sealed class CategoryLog(LineLog all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => all.lines.Enqueue((category, formatter(state, exception)));
    }
}
