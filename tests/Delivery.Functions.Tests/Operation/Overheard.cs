using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Delivery.Functions.Workflow;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Tests.Operation;

/// <summary>Everything that one running app says of itself: every log line with its scopes, every span, every figure.</summary>
internal sealed class Overheard : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ConcurrentQueue<Figure> figures = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();
    private ActivityListener? spanListener;
    private MeterListener? figureListener;

    public IReadOnlyCollection<string> Lines => lines;

    public IReadOnlyCollection<Activity> Spans => spans;

    public IReadOnlyCollection<Figure> Figures => figures;

    public void AddTo(ILoggingBuilder logging) => logging.AddProvider(this).SetMinimumLevel(LogLevel.Trace);

    /// <summary>From now on; other apps in this process have a telemetry of their own.</summary>
    public void Listen(Telemetry telemetry)
    {
        spanListener = new ActivityListener
        {
            ShouldListenTo = source => source == telemetry.Spans,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(spanListener);
        figureListener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == telemetry.Meter)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        figureListener.SetMeasurementEventCallback<long>((one, value, tags, _) => Add(one, value, tags));
        figureListener.SetMeasurementEventCallback<double>((one, value, tags, _) => Add(one, value, tags));
        figureListener.Start();
    }

    public double Sum(string name) => figures.Where(figure => figure.Name == name).Sum(figure => figure.Value);

    public double? Last(string name) => figures.LastOrDefault(figure => figure.Name == name)?.Value;

    public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
        spanListener?.Dispose();
        figureListener?.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        figures.Enqueue(new Figure(instrument.Name, value, string.Join(' ', tags.ToArray())));

    public sealed record Figure(string Name, double Value, string Tags);

    private sealed class Line(Overheard all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => all.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var fields = state is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(' ', named) : "";
            var scope = new List<string>();
            all.scopes.ForEachScope((one, into) => into.Add($"{one}"), scope);
            all.lines.Enqueue(
                $"{logLevel} {category} {eventId.Id}: {formatter(state, exception)} {fields} [{string.Join(", ", scope)}] {exception}"
            );
        }
    }
}
