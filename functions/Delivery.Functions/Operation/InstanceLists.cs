using Delivery.Pages.Operation;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Operation;

/// <summary>The list's address, and its model.</summary>
public static class InstanceLists
{
    private static readonly (InstanceState State, string Label)[] States =
    [
        (InstanceState.Stuck, "停下来的"),
        (InstanceState.Failed, "出错的"),
        (InstanceState.Running, "在办的"),
    ];

    public static InstancesAsked Asked(IQueryCollection query) =>
        new(
            Enum.TryParse<InstanceState>(query["state"], ignoreCase: true, out var state) && Enum.IsDefined(state)
                ? state
                : InstanceState.Stuck,
            InstanceKind.Listed.FirstOrDefault(kind => kind.Key == query["kind"]),
            query["after"] is [{ Length: > 0 } after] ? after : null
        );

    public static InstancesModel ModelOf(
        PageFrame frame,
        InstancesAsked asked,
        InstancesFound found,
        DateTimeOffset now
    ) =>
        new(
            frame,
            [
                .. States.Select(one => new FilterChip(
                    one.Label,
                    PathOf(one.State, asked.Kind),
                    one.State == asked.State
                )),
            ],
            [
                new FilterChip("全部", PathOf(asked.State, null), asked.Kind is null),
                .. InstanceKind.Listed.Select(kind => new FilterChip(
                    kind.Label,
                    PathOf(asked.State, kind),
                    kind == asked.Kind
                )),
            ],
            [.. found.Instances.Select(instance => InstanceWords.LineOf(instance, now))],
            found.IsWhole ? null : "在办的流程很多，只看了最前面的一千个。请按类别再看。",
            found.After is null ? null : $"{PathOf(asked.State, asked.Kind)}&after={Uri.EscapeDataString(found.After)}"
        );

    private static string PathOf(InstanceState state, InstanceKind? kind) =>
        $"{Paths.Instances}?state={state.ToString().ToLowerInvariant()}{(kind is null ? "" : $"&kind={kind.Key}")}";
}
