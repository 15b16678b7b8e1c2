using Delivery.Domain;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.People.Teachers;

/// <summary>A teacher's hours and absences as people type them, a line each.</summary>
internal static class TypedTimes
{
    // Whoever writes ～ or — means the sign that the line is read by.
    public static (IReadOnlyList<TLine> Read, IReadOnlyList<string> Wrong) Lines<TLine>(
        EntryValues typed,
        string field,
        string between,
        Func<string, TLine?> read
    )
        where TLine : class
    {
        var lines = typed
            .LinesOf(field)
            .Select(line => (Line: line, Read: read(TypedText.Clean(TextKind.Code, line).Replace("~", between))))
            .ToList();
        return (
            [.. lines.Select(line => line.Read).OfType<TLine>()],
            [.. lines.Where(line => line.Read is null).Select(line => line.Line)]
        );
    }

    /// <param name="free">Lines of hours that could not be read.</param>
    /// <param name="away">Lines of absences that could not be read.</param>
    public static IEnumerable<FieldError> Wrong(IEnumerable<string> free, IEnumerable<string> away) =>
        [
            .. free.Select(line => new FieldError("availability", $"看不懂“{line}”，请写成 周一 09:00-12:00")),
            .. away.Select(line => new FieldError("unavailable", $"看不懂“{line}”，请写成 2026-10-01 至 2026-10-07")),
        ];
}
